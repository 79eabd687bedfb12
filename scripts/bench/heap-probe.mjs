// @ts-check
/* Loaded before a measured server: tells on request what its heap holds once everything else is collected. */

process.on('message', (message) => {
  if (message !== 'heap') return;
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers, external, rss } = process.memoryUsage();
  process.send?.({ heapUsed, arrayBuffers, external, rss });
});
process.channel?.unref();

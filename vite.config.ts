import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type ProxyOptions } from 'vite';
import { glyphSprite } from './scripts/glyph-sprite.ts';
import { partLoader } from './scripts/part-loader.ts';
import { shellWorker } from './scripts/shell-worker.mjs';

/** The gateway that `npm run dev` starts beside this server; without it, the one of `npm start`. */
const gateway = process.env['PRESENCE_DEV_GATEWAY'] ?? 'http://127.0.0.1:4400';

/**
 * Leads to the gateway under its own name. The gateway takes no other page's requests; here the page comes from
 * this server, so an Origin that is this server's becomes the gateway's, and any other stays what it is.
 */
const toGateway: ProxyOptions = {
  target: gateway,
  changeOrigin: true,
  configure: (proxy) => {
    proxy.on('proxyReq', (outgoing, { headers }) => {
      if (headers.origin === `http://${headers.host}`) outgoing.setHeader('origin', gateway);
    });
  },
};

export default defineConfig({
  plugins: [react(), tailwindcss(), glyphSprite(), partLoader(), shellWorker()],
  server: { host: '127.0.0.1', proxy: { '/xbl': toGateway, '/api': toGateway } },
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    manifest: true,
    sourcemap: false,
    // The page's policy allows no data: address.
    assetsInlineLimit: 0,
    // What loads the late parts of the page looks for no styles.
    cssCodeSplit: false,
    // Every browser that runs this build preloads modules by itself.
    modulePreload: false,
    rolldownOptions: {
      input: { index: 'index.html', 'service-worker': 'src/worker/service-worker.ts' },
      output: {
        entryFileNames: ({ name }) => (name === 'service-worker' ? 'sw.js' : 'assets/[name]-[hash].js'),
        // What the page needs at once is one file: it compresses better than many, and is asked for once.
        // So is what comes around the list once the first friends are drawn.
        codeSplitting: {
          groups: [
            { name: 'page', tags: ['$initial'], test: (id) => !id.includes('/worker/'), priority: 1 },
            { name: 'around-the-list', test: /\/src\/app\/around-the-list\.ts$/ },
          ],
        },
      },
    },
  },
});

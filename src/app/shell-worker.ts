import { updateReady } from '#features/connection/shell-store.ts';

const WORKER = '/sw.js';

/** A page that stays open looks for a new build so often, in milliseconds. */
const LOOK = 3_600_000;

type Policy = { createScriptURL(url: string): string };
type TrustedTypes = { createPolicy(name: string, rules: Policy): Policy };

/** The page's policy takes addresses of scripts only from this one place, and it knows a single one. */
function trusted(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  return (
    trustedTypes?.createPolicy('app-sw', { createScriptURL: () => WORKER }).createScriptURL(WORKER) ?? WORKER
  );
}

/** Tells of a build that waits, and lets it take over when it is wanted; the page then loads itself anew, once. */
function offer(waiting: ServiceWorker): void {
  updateReady(() => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    // Only windows ask for an origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    waiting.postMessage('take over');
  });
}

/** Has the browser keep the page's own files, so that it opens without a network; tells when there are newer ones. */
export async function keepShell(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.register(trusted(), { updateViaCache: 'none' });
  const follow = (worker: ServiceWorker | null): void => {
    worker?.addEventListener('statechange', () => {
      // Without a controller it is the first one: there is nothing older that it would replace.
      if (worker.state === 'installed' && navigator.serviceWorker.controller) offer(worker);
    });
  };
  if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  // One may have been found before the page asks, as by a look of another tab's.
  follow(registration.installing);
  registration.addEventListener('updatefound', () => follow(registration.installing));
  setInterval(() => void registration.update().catch(() => undefined), LOOK);
}

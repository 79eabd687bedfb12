import { pressed, type Page } from './pressed.ts';
import { createShell, type ShellFiles } from './shell.ts';

/** What a service worker has of its scope, as far as it is used here; the page's types do not know it. */
type Scope = {
  readonly location: Location;
  skipWaiting(): Promise<void>;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { type: 'window' }): Promise<readonly Page[]>;
    openWindow(address: string): Promise<unknown>;
  };
  addEventListener(
    type: string,
    listener: (event: {
      readonly request: Request;
      readonly data: unknown;
      readonly notification: { readonly data: unknown; close(): void };
      waitUntil(done: Promise<unknown>): void;
      respondWith(response: Promise<Response>): void;
    }) => void,
  ): void;
};

/** Written into the built worker by `shellWorker` of vite.config.ts. */
declare const SHELL: { readonly version: string; readonly files: ShellFiles };

const scope = globalThis as unknown as Scope;
const shell = createShell({
  ...SHELL,
  origin: scope.location.origin,
  caches,
  fetch: (input, init) => fetch(input, init),
});

scope.addEventListener('install', (event) => event.waitUntil(shell.install()));
scope.addEventListener('activate', (event) =>
  event.waitUntil(shell.activate().then(() => scope.clients.claim())),
);
scope.addEventListener('fetch', (event) => {
  const answer = shell.answer(event.request);
  if (answer) event.respondWith(answer);
});
// A new build waits until the page says that it may take over.
scope.addEventListener('message', ({ data }) => {
  if (data === 'take over') void scope.skipWaiting();
});
scope.addEventListener('notificationclick', (event) => {
  const { notification } = event;
  notification.close();
  event.waitUntil(pressed(scope.clients, notification.data));
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { updateReady } from '#features/connection/shell-store.ts';
import { keepShell } from './shell-worker.ts';

vi.mock('#features/connection/shell-store.ts', () => ({ updateReady: vi.fn<() => void>() }));

/** A worker of a build, as the browser shows it, in whatever state it is put. */
class Worker extends EventTarget {
  state = 'installing';
  postMessage(): void {}
  becomes(state: string): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

/** A browser in which a worker has registered itself before. */
function browser(parts: { installing?: Worker; waiting?: Worker; controller?: Worker }) {
  const registration = Object.assign(new EventTarget(), {
    installing: parts.installing ?? null,
    waiting: parts.waiting ?? null,
    update: () => Promise.resolve(),
  });
  const serviceWorker = Object.assign(new EventTarget(), {
    controller: parts.controller ?? null,
    register: () => Promise.resolve(registration),
  });
  vi.stubGlobal('navigator', { serviceWorker });
  return registration;
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.mocked(updateReady).mockClear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a build that is being installed when the page begins to follow is offered', async () => {
  const installing = new Worker();
  browser({ installing, controller: new Worker() });
  await keepShell();
  expect(updateReady).not.toHaveBeenCalled();
  installing.becomes('installed');
  expect(updateReady).toHaveBeenCalledTimes(1);
});

test('a build that is found later is offered', async () => {
  const registration = browser({ controller: new Worker() });
  await keepShell();
  const installing = new Worker();
  registration.installing = installing;
  registration.dispatchEvent(new Event('updatefound'));
  installing.becomes('installed');
  expect(updateReady).toHaveBeenCalledTimes(1);
});

test('a build that waits already is offered', async () => {
  browser({ waiting: new Worker(), controller: new Worker() });
  await keepShell();
  expect(updateReady).toHaveBeenCalledTimes(1);
});

test('the first build of all is not: there is nothing that it would replace', async () => {
  const installing = new Worker();
  browser({ installing });
  await keepShell();
  installing.becomes('installed');
  expect(updateReady).not.toHaveBeenCalled();
});

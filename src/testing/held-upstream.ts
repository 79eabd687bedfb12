import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A presence service on a socket of its own whose answers can be held back. */
export type HeldUpstream = {
  readonly url: string;
  /** Paths of the questions that reached it, in their order. */
  readonly asked: string[];
  /** The tokens that came with them. */
  readonly tokens: string[];
  /** From now on nothing is answered. */
  hold(): void;
  /** Answers what was held, and from now on everything. */
  release(): void;
  /** From now on every answer has this status; 200 is a good one. */
  answerWith(status: number, headers?: Readonly<Record<string, string>>): void;
  close(): Promise<void>;
};

/**
 * Starts one on a free port of loopback.
 * @param body of every good answer to who asks for many; who asks for one gets a record of theirs
 */
export async function startHeldUpstream(body: unknown): Promise<HeldUpstream> {
  const asked: string[] = [];
  const tokens: string[] = [];
  const text = JSON.stringify(body);
  const held: (() => void)[] = [];
  let isHeld = false;
  let status = 200;
  let extra: Readonly<Record<string, string>> = {};
  const answer = (path: string, outgoing: ServerResponse): void => {
    outgoing.writeHead(status, { 'content-type': 'application/json', ...extra });
    const [, who] = /^\/users\/(me|xuid\(\d+\))(?:$|\?)/.exec(path) ?? [];
    const xuid = who?.replace(/\D/g, '') || '1';
    outgoing.end(who === undefined ? text : JSON.stringify({ xuid, state: 'Online' }));
  };
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '';
    asked.push(path);
    tokens.push(incoming.headers.authorization ?? '');
    incoming.resume();
    if (isHeld) held.push(() => answer(path, outgoing));
    else answer(path, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    tokens,
    hold: () => {
      isHeld = true;
    },
    release: () => {
      isHeld = false;
      for (const answerHeld of held.splice(0)) answerHeld();
    },
    answerWith: (next, headers = {}) => {
      status = next;
      extra = headers;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

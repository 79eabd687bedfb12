import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** How long requests that are being answered may take to end once the server stops. */
const DRAIN_MS = 10_000;

export type Connections = {
  /** Takes note of a request, until its answer is out. */
  answering(socket: Socket, outgoing: ServerResponse): void;
  /** Whether part of an answer has gone out on this connection and the rest has not. */
  isMidAnswer(socket: Socket): boolean;
  /** Takes no more connections, ends those that nobody waits on, lets the others finish. */
  drain(): Promise<void>;
};

export type ClientLimit = {
  readonly most: number;
  /** Whether an address stands for many, as a proxy's does. */
  readonly isExempt: (address: string) => boolean;
};

/** Whoever has an IPv6 address has a whole network of them: its first half tells who it is. */
function clientOf(address: string): string {
  if (!address.includes(':') || /^::ffff:\d+\./i.test(address)) return address;
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array<string>(Math.max(0, zeros)).fill('0'), ...after].slice(0, 4).join(':');
}

/**
 * Closes what one client opens beyond a number of connections, so that nobody takes all of them. Requests are
 * not counted: what one costs is bounded, and many people may share an address.
 */
export function limitEachClient(server: Server, { most, isExempt }: ClientLimit): void {
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const { remoteAddress = '' } = socket;
    if (isExempt(remoteAddress)) return;
    const client = clientOf(remoteAddress);
    const count = (open.get(client) ?? 0) + 1;
    open.set(client, count);
    socket.once('close', () => {
      const left = (open.get(client) ?? 1) - 1;
      if (left > 0) open.set(client, left);
      else open.delete(client);
    });
    if (count > most) socket.destroy();
  });
}

/**
 * Knows which connections of a server are waited on, so that it can stop without waiting for the idle ones.
 * @param opened the event that hands over the sockets on which requests come
 */
export function trackConnections(
  server: Server,
  opened: 'connection' | 'secureConnection' = 'connection',
): Connections {
  const open = new Map<Socket, Set<ServerResponse>>();
  let draining = false;
  server.on(opened, (socket: Socket) => {
    open.set(socket, new Set());
    socket.once('close', () => open.delete(socket));
  });
  const endIfIdle = (socket: Socket) => {
    if (open.get(socket)?.size === 0) socket.destroySoon();
  };
  return {
    answering: (socket, outgoing) => {
      open.get(socket)?.add(outgoing);
      if (draining) outgoing.shouldKeepAlive = false;
      outgoing.once('close', () => {
        open.get(socket)?.delete(outgoing);
        if (draining) endIfIdle(socket);
      });
    },
    isMidAnswer: (socket) => [...(open.get(socket) ?? [])].some((outgoing) => outgoing.headersSent),
    drain: () =>
      new Promise((resolve) => {
        draining = true;
        const patience = setTimeout(() => {
          server.closeAllConnections();
        }, DRAIN_MS);
        server.close(() => {
          clearTimeout(patience);
          resolve();
        });
        for (const [socket, answers] of open) {
          // Who is answered yet is told that the connection ends, and asks nothing more on it.
          for (const outgoing of answers) if (!outgoing.headersSent) outgoing.shouldKeepAlive = false;
          endIfIdle(socket);
        }
      }),
  };
}

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

/** Knows which connections of a server are waited on, so that it can stop without waiting for the idle ones. */
export function trackConnections(server: Server): Connections {
  const open = new Map<Socket, Set<ServerResponse>>();
  let draining = false;
  server.on('connection', (socket) => {
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

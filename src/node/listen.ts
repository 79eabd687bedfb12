import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { getRequestListener } from '@hono/node-server';
import type { Exchange } from '#service/exchange.ts';
import { limitEachClient, trackConnections, type ClientLimit } from './connections.ts';
import { exchangeListener, quickListener, type Quick } from './exchange-listener.ts';
import {
  parserFaultOf,
  refusalHeaders,
  refusalBody,
  refuse,
  refuseOnSocket,
  SENTENCES,
  type ListenerVoice,
} from './listener-refusal.ts';

/** Who is at the other end of the socket. */
export type Peer = { readonly address: string; readonly isTls: boolean };

export type Handler = (request: Request) => Promise<Response>;
type PeerHandler = (request: Request, peer: Peer) => Promise<Response>;

/** A handler that has a shorter way for some requests. */
export type QuickHandler = PeerHandler & {
  readonly quick?: (request: Parameters<Quick>[0], peer: Peer) => ReturnType<Quick>;
};

export type Listener = {
  readonly port: number;
  /** Takes no more connections, lets running requests finish, and resolves when all are closed. */
  close(): Promise<void>;
};

export type ListenOptions = {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly voice: ListenerVoice;
  /** Certificate chain and key in PEM: serve HTTPS. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Shorter times than the usual ones. */
  readonly times?: Partial<
    Pick<typeof LIMITS, 'headersTimeout' | 'requestTimeout' | 'connectionsCheckingInterval'>
  >;
  /** How many connections one address may have. */
  readonly eachClient?: ClientLimit;
  /** Told of what should never happen; left out: the console is. */
  readonly report?: (error: unknown) => void;
} & (
  | {
      /** Makes the handler once the port is known, before the first request. */
      readonly handler: (port: number) => QuickHandler;
    }
  | {
      /** Answers without Web objects in between, for a server that is asked often. */
      readonly exchange: Exchange;
    }
);

const onConsole = (error: unknown): void => console.error(error);

/** The address cannot be listened on. `code` is the system's: EADDRINUSE, EACCES … */
export class CannotListen extends Error {
  override readonly name = 'CannotListen';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** Times in ms, lengths in bytes. */
export const LIMITS = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
  // A missing Host is refused here, with a body; Node's own refusal has none.
  requireHostHeader: false,
};
const MAX_CONNECTIONS = 1024;

/** A host that was named, and a target that is a path or an address: what every later check relies on. */
function targetFault(incoming: IncomingMessage): string | undefined {
  if (incoming.headers.host === undefined) return 'Host: required';
  if (!/^\/|^https?:\/\//i.test(incoming.url ?? '')) return 'The request target must be a path.';
  return undefined;
}

function startListening(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new CannotListen(error.code ?? error.message));
    });
    server.listen(port, host, () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/**
 * Whether an address could be listened on, tried and left again.
 * @returns why not
 */
export async function tryToListen(host: string, port: number): Promise<CannotListen | undefined> {
  const server = createServer();
  try {
    await startListening(server, host, port);
  } catch (error) {
    return error as CannotListen;
  }
  await new Promise((resolve) => server.close(resolve));
  return undefined;
}

function isTls(socket: Socket): socket is TLSSocket {
  return 'encrypted' in socket;
}

function peerOf({ socket }: Pick<IncomingMessage, 'socket'>): Peer {
  return { address: socket.remoteAddress ?? '', isTls: isTls(socket) };
}

/** The adapter from Node's requests to a handler's, which answers what it cannot adapt. */
function adapter(
  handler: PeerHandler,
  voice: ListenerVoice,
  report: (error: unknown) => void,
): ReturnType<typeof getRequestListener> {
  const refusal = (status: number, sentence: string) => {
    const body = refusalBody(voice, status, sentence);
    return new Response(body, { status, headers: refusalHeaders(voice, body) });
  };
  return getRequestListener(
    async (request, { incoming }) => {
      try {
        return await handler(request, peerOf(incoming));
      } catch (error) {
        // A request that broke off is nobody's failure, and nobody waits for its answer.
        if (!incoming.destroyed) report(error);
        return refusal(500, 'The server failed.');
      }
    },
    { errorHandler: () => refusal(400, SENTENCES.malformed) },
  );
}

function handlerListener(handler: QuickHandler, voice: ListenerVoice, report: (error: unknown) => void) {
  const adapted = adapter(handler, voice, report);
  const serve = (incoming: IncomingMessage, outgoing: ServerResponse) => void adapted(incoming, outgoing);
  const { quick } = handler;
  return quick ? quickListener((request, incoming) => quick(request, peerOf(incoming)), serve) : serve;
}

/**
 * Puts a handler, or an exchange, behind a socket, with limits on head, time and number of connections.
 * @throws CannotListen if the address is taken or not allowed
 */
export async function listen(options: ListenOptions): Promise<Listener> {
  const { host, port, voice, times, report = onConsole } = options;
  const limits = { ...LIMITS, ...times };
  const server = options.tls
    ? createTlsServer({ ...limits, ...options.tls, handshakeTimeout: limits.headersTimeout })
    : createServer(limits);
  server.maxConnections = MAX_CONNECTIONS;
  if (options.eachClient) limitEachClient(server, options.eachClient);
  const connections = trackConnections(server, options.tls ? 'secureConnection' : 'connection');
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    // In the midst of an answer a second one would be read as part of the first.
    if (connections.isMidAnswer(socket)) socket.destroy();
    else refuseOnSocket(socket, parserFaultOf(error), voice);
  });
  server.on('checkExpectation', (_: IncomingMessage, outgoing: ServerResponse) => {
    refuse(outgoing, voice.statusOf('malformed'), 'Expect: expected 100-continue or nothing', voice);
  });
  server.on('checkContinue', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    // While an earlier answer has the line, Node would put the leave to go on into the midst of this one. Who
    // sends a request before the last one is answered does not wait for leave either.
    if (outgoing.socket) outgoing.writeContinue();
    server.emit('request', incoming, outgoing);
  });
  server.on('connect', (_: IncomingMessage, socket: Socket) => {
    refuseOnSocket(socket, 'malformed', voice);
  });

  const listening = await startListening(server, host, port);
  // Without room for more files a connection cannot be accepted: that is told here, and is no reason to end.
  server.on('error', () => undefined);
  // No connection is accepted before this turn of the event loop ends.
  const serve =
    'exchange' in options
      ? exchangeListener(options.exchange, voice, report)
      : handlerListener(options.handler(listening), voice, report);
  server.on('request', (incoming, outgoing) => {
    connections.answering(incoming.socket, outgoing);
    const fault = targetFault(incoming);
    if (fault === undefined) serve(incoming, outgoing);
    else refuse(outgoing, 400, fault, voice);
  });
  return { port: listening, close: connections.drain };
}

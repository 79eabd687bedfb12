import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener, RequestError } from '@hono/node-server';
import { problem } from '#contract/problem.ts';
import { parserFaultOf, type ParserFault } from './parser-refusal.ts';

export type Handler = (request: Request) => Promise<Response>;

/** A refusal by the listener itself, when there is no request that a handler could answer. */
export type ListenerVoice = {
  /** Who refuses, in the error body (contract §1.7). */
  readonly source: string;
  /** Which status a fault of the parser has; the presence service answers 400 to all of them (contract §9). */
  readonly statusOf: (fault: ParserFault) => number;
  /** Headers of every refusal beside type, length and connection. */
  readonly headers: Readonly<Record<string, string>>;
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
  /** Makes the handler once the port is known, before the first request. */
  readonly handler: (port: number) => Handler;
};

/** The address cannot be listened on. `code` is the system's: EADDRINUSE, EACCES … */
export class CannotListen extends Error {
  override readonly name = 'CannotListen';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

const SERVER_OPTIONS = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
  // A missing Host is refused here, with a body; Node's own refusal has none.
  requireHostHeader: false,
};
const MAX_CONNECTIONS = 1024;
const DRAIN_MS = 10_000;

const SENTENCES: Readonly<Record<ParserFault, string>> = {
  malformed: 'The request is not HTTP as this server reads it.',
  'head-too-long': 'The head of the request is too long. The longest is 16 KiB.',
  'target-too-long': 'The address is too long. The longest is 8 KiB.',
  'too-slow': 'The request took too long to arrive.',
};
const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  414: 'URI Too Long',
  431: 'Request Header Fields Too Large',
};

function refusalBody(voice: ListenerVoice, status: number, sentence: string): string {
  return JSON.stringify(problem(status, voice.source, sentence));
}

function refusalHeaders(voice: ListenerVoice): Record<string, string> {
  return { ...voice.headers, 'content-type': 'application/json', connection: 'close' };
}

/** Answers on the bare socket: the parser has given up, so there is no response to write to. */
function refuseOnSocket(socket: Socket, fault: ParserFault, voice: ListenerVoice): void {
  if (!socket.writable) return void socket.destroy();
  const status = voice.statusOf(fault);
  const body = refusalBody(voice, status, SENTENCES[fault]);
  const headers = { ...refusalHeaders(voice), 'content-length': String(Buffer.byteLength(body)) };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${REASONS[status] ?? 'Refused'}\r\n${lines.join('')}\r\n${body}`);
}

function refuse(outgoing: ServerResponse, status: number, sentence: string, voice: ListenerVoice): void {
  outgoing.writeHead(status, refusalHeaders(voice)).end(refusalBody(voice, status, sentence));
}

/** One Host that says which, and a target that is a path: what every later check relies on. */
function targetFault(incoming: IncomingMessage): string | undefined {
  if (incoming.headersDistinct['host'] === undefined) return 'Host: required';
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
 * Puts a handler behind a socket, with limits on head, time and number of connections.
 * @throws CannotListen if the address is taken or not allowed
 */
export async function listen({ host, port, voice, handler }: ListenOptions): Promise<Listener> {
  let handle: Handler | undefined;
  let closing = false;
  const answering = new WeakMap<Socket, ServerResponse>();
  const serve = getRequestListener(
    // The handler is there before the first connection is accepted: both happen in the listening callback's turn.
    (request) => handle!(request),
    {
      errorHandler: (error) => {
        const status = error instanceof RequestError ? 400 : 500;
        const sentence = status === 400 ? SENTENCES.malformed : 'The server failed.';
        if (status === 500) console.error(error);
        return new Response(refusalBody(voice, status, sentence), { status, headers: refusalHeaders(voice) });
      },
    },
  );
  const server = createServer(SERVER_OPTIONS, (incoming, outgoing) => {
    answering.set(incoming.socket, outgoing);
    outgoing.once('close', () => {
      answering.delete(incoming.socket);
      if (closing) server.closeIdleConnections();
    });
    const fault = targetFault(incoming);
    if (fault !== undefined) return refuse(outgoing, 400, fault, voice);
    if (closing) outgoing.shouldKeepAlive = false;
    void serve(incoming, outgoing);
  });
  server.maxConnections = MAX_CONNECTIONS;
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    // In the midst of an answer a second one would be read as part of the first.
    if (answering.get(socket)?.headersSent) return void socket.destroy();
    refuseOnSocket(socket, parserFaultOf(error), voice);
  });
  server.on('checkExpectation', (_: IncomingMessage, outgoing: ServerResponse) => {
    refuse(outgoing, voice.statusOf('malformed'), 'Expect: expected 100-continue or nothing', voice);
  });
  server.on('connect', (_: IncomingMessage, socket: Socket) => {
    refuseOnSocket(socket, 'malformed', voice);
  });

  const listening = await startListening(server, host, port);
  handle = handler(listening);
  return {
    port: listening,
    close: () =>
      new Promise((resolve) => {
        closing = true;
        const patience = setTimeout(() => {
          server.closeAllConnections();
        }, DRAIN_MS);
        server.close(() => {
          clearTimeout(patience);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

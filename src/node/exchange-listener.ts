import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Exchange, WireAnswer, WireRequest } from '#service/exchange.ts';
import { copyInto, type Payload } from '#service/payload.ts';
import { addressOf } from './request-address.ts';
import { refuse, SENTENCES, type ListenerVoice } from './listener-refusal.ts';
import { createSendBuffers, type SendBuffers } from './send-buffers.ts';

/**
 * How long the rest of a body that nobody wanted may take to arrive before the connection is closed: who is cut
 * off while sending loses the answer too, and on a busy machine two megabytes took more than half a second.
 */
const DRAIN_MS = 5000;

/** Of one name as Web headers have it: joined, so that a second one cannot hide behind the first. */
function headerOf(raw: readonly string[], name: string): string | null {
  let value: string | null = null;
  for (let index = 0; index < raw.length; index += 2) {
    const found = raw[index];
    if (found?.length !== name.length || found.toLowerCase() !== name) continue;
    const text = raw[index + 1] ?? '';
    value = value === null ? text : `${value}, ${text}`;
  }
  return value;
}

function readBody(incoming: IncomingMessage, most: number): Promise<Uint8Array | undefined> {
  if (Number(incoming.headers['content-length']) > most) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (): void => {
      incoming.off('data', take).off('end', end).off('close', breakOff).off('error', breakOff);
    };
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= most) return;
      settle();
      incoming.pause();
      resolve(undefined);
    };
    const end = (): void => {
      settle();
      const [only] = chunks;
      resolve(only && chunks.length === 1 ? only : Buffer.concat(chunks, size));
    };
    const breakOff = (error?: Error): void => {
      settle();
      reject(error ?? new Error('the request broke off'));
    };
    incoming.on('data', take).on('end', end).on('close', breakOff).on('error', breakOff);
    if (incoming.destroyed) breakOff();
  });
}

function requestOf(incoming: IncomingMessage, url: string): WireRequest {
  return {
    method: incoming.method ?? 'GET',
    url,
    header: (name) => headerOf(incoming.rawHeaders, name),
    body: (most) => readBody(incoming, most),
  };
}

/** Lets the rest of a body pass by, but not for ever: who is still sending has to be able to read the answer. */
function drain(incoming: IncomingMessage): void {
  if (incoming.destroyed || incoming.readableEnded) return;
  const { socket } = incoming;
  const patience = setTimeout(() => socket.destroySoon(), DRAIN_MS);
  patience.unref();
  incoming.once('close', () => clearTimeout(patience));
  incoming.once('end', () => clearTimeout(patience));
  incoming.resume();
}

/** Pieces are copied into a buffer that is used again once they are out: fresh memory costs more than copying. */
function sendPayload(outgoing: ServerResponse, payload: Payload, buffers: SendBuffers): void {
  const parts = payload.parts();
  const [only] = parts;
  if (only && parts.length === 1) {
    outgoing.end(only);
    return;
  }
  const buffer = buffers.take(payload.length);
  copyInto(buffer, parts);
  outgoing.once('finish', () => buffers.giveBack(buffer));
  outgoing.end(buffer.subarray(0, payload.length));
}

function send(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: WireAnswer,
  buffers: SendBuffers,
): void {
  // Whoever asked has gone.
  if (outgoing.destroyed) return;
  if (!incoming.complete) outgoing.once('close', () => drain(incoming));
  const { status, headers, payload } = answer;
  if (payload) {
    outgoing.writeHead(status, [...headers, 'content-length', String(payload.length)]);
    sendPayload(outgoing, payload, buffers);
  } else outgoing.writeHead(status, [...headers]).end();
}

/** Answers some requests, and leaves the others: undefined. */
export type Quick = (
  request: Pick<WireRequest, 'method' | 'url' | 'header'>,
) => QuickAnswer | Promise<QuickAnswer> | undefined;

type QuickAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
};

/** Puts in front of a listener what can answer a request without Web objects, and without its body. */
export function quickListener(
  quick: (request: Parameters<Quick>[0], incoming: IncomingMessage) => ReturnType<Quick>,
  otherwise: (incoming: IncomingMessage, outgoing: ServerResponse) => void,
): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  const give = (outgoing: ServerResponse, { status, headers, body }: QuickAnswer): void => {
    if (outgoing.destroyed) return;
    if (!body) {
      outgoing.writeHead(status, { ...headers }).end();
      return;
    }
    outgoing.writeHead(status, { ...headers, 'content-length': String(body.length) }).end(body);
  };
  return (incoming, outgoing) => {
    const url = addressOf(incoming);
    const header = (name: string) => headerOf(incoming.rawHeaders, name);
    const answer =
      url === undefined ? undefined : quick({ method: incoming.method ?? 'GET', url, header }, incoming);
    if (answer === undefined) otherwise(incoming, outgoing);
    else if (answer instanceof Promise) {
      void answer.then((ready) => give(outgoing, ready));
    } else give(outgoing, answer);
  };
}

/**
 * The adapter from Node's requests to an exchange, without Web objects in between.
 * @param report told of what should never happen
 */
export function exchangeListener(
  exchange: Exchange,
  voice: ListenerVoice,
  report: (error: unknown) => void,
): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  const buffers = createSendBuffers();
  const failed = (incoming: IncomingMessage, outgoing: ServerResponse, error: unknown): void => {
    // A request that broke off is nobody's failure, and nobody waits for its answer.
    if (outgoing.destroyed) return;
    report(error);
    if (outgoing.headersSent) incoming.socket.destroy();
    else refuse(outgoing, 500, 'The server failed.', voice);
  };
  return (incoming, outgoing) => {
    const url = addressOf(incoming);
    if (url === undefined) {
      refuse(outgoing, 400, SENTENCES.malformed, voice);
      return;
    }
    exchange(requestOf(incoming, url))
      .then((answer) => send(incoming, outgoing, answer, buffers))
      .catch((error: unknown) => failed(incoming, outgoing, error));
  };
}

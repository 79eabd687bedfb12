import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { problem } from '#contract/problem.ts';

/** What the HTTP parser would not take, before there is a request. */
export type ParserFault = 'malformed' | 'head-too-long' | 'target-too-long' | 'too-slow';

/** How a listener refuses by itself, when there is no request that a handler could answer. */
export type ListenerVoice = {
  /** Who refuses, in the error body (contract §1.7). */
  readonly source: string;
  /** Which status a fault of the parser has. */
  readonly statusOf: (fault: ParserFault) => number;
  /** Headers of every refusal beside type, length and connection. */
  readonly headers: Readonly<Record<string, string>>;
};

/** A request target longer than this is told apart from a long head; the gateway's own limit. */
const LONG_TARGET = 8 * 1024;

export const SENTENCES: Readonly<Record<ParserFault, string>> = {
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

function targetLength(packet: Buffer): number {
  const end = packet.indexOf('\r\n');
  const line = packet.toString('latin1', 0, end < 0 ? packet.length : end);
  return /^[A-Z]+ (\/\S*)/.exec(line)?.[1]?.length ?? 0;
}

/**
 * Tells what Node's parser stumbled over.
 * @param error as the `clientError` event hands it over
 */
export function parserFaultOf(error: NodeJS.ErrnoException & { rawPacket?: Buffer }): ParserFault {
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'too-slow';
  if (error.code !== 'HPE_HEADER_OVERFLOW') return 'malformed';
  const packet = error.rawPacket;
  return packet && targetLength(packet) > LONG_TARGET ? 'target-too-long' : 'head-too-long';
}

export function refusalBody(voice: ListenerVoice, status: number, sentence: string): string {
  return JSON.stringify(problem(status, voice.source, sentence));
}

export function refusalHeaders(voice: ListenerVoice, body: string): Record<string, string> {
  return {
    ...voice.headers,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
}

/** Refuses a request that the parser did take. */
export function refuse(
  outgoing: ServerResponse,
  status: number,
  sentence: string,
  voice: ListenerVoice,
): void {
  const body = refusalBody(voice, status, sentence);
  outgoing.writeHead(status, refusalHeaders(voice, body)).end(body);
}

/** Answers on the bare socket and closes it: the parser has given up, so there is no response to write to. */
export function refuseOnSocket(socket: Socket, fault: ParserFault, voice: ListenerVoice): void {
  if (!socket.writable) return void socket.destroy();
  const status = voice.statusOf(fault);
  const body = refusalBody(voice, status, SENTENCES[fault]);
  const lines = Object.entries(refusalHeaders(voice, body)).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${REASONS[status] ?? 'Refused'}\r\n${lines.join('')}\r\n${body}`);
}

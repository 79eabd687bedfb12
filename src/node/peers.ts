import type { Gateway } from '#gateway/api.ts';
import type { callerReader } from './client-address.ts';
import type { QuickHandler } from './listen.ts';

/** Puts a gateway behind a socket, and tells it of each request who sent it. */
export function toPeers(gateway: Gateway, callerOf: ReturnType<typeof callerReader>): QuickHandler {
  const answer: QuickHandler = (request, { address, isTls }) =>
    gateway(request, callerOf(request.headers, address, isTls));
  const quick: QuickHandler['quick'] = (request, { address, isTls }) =>
    gateway.quick(request, callerOf({ get: request.header }, address, isTls));
  return Object.assign(answer, { quick });
}

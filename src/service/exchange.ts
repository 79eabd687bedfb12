import type { Payload } from './payload.ts';

/**
 * A request as little as the service needs of it. A Web `Request` costs several times what most answers do, so
 * that the core takes this, and sockets and Web requests are adapted to it (`src/node/exchange-listener.ts`,
 * `web-face.ts`).
 */
export type WireRequest = {
  readonly method: string;
  /** Absolute, as a URL parser leaves it. Its host says nothing. */
  readonly url: string;
  /**
   * A header; several of one name are joined by a comma.
   * @param name in lower case
   */
  header(name: string): string | null;
  /**
   * Reads the body, once.
   * @param most bytes
   * @returns undefined where there are more, as soon as that is known
   * @throws if it breaks off
   */
  body(most: number): Promise<Uint8Array | undefined>;
};

/** An answer, before it becomes a Web response or bytes on a socket. */
export type WireAnswer = {
  readonly status: number;
  /**
   * Names in lower case and values in turn, as sockets take them. The length of the payload is added by
   * whoever sends it.
   */
  readonly headers: readonly string[];
  /** Undefined for an empty body. */
  readonly payload: Payload | undefined;
};

/** A server without a socket: answers any request and never throws. */
export type Exchange = (request: WireRequest) => Promise<WireAnswer>;

/** The value of an answer's header. */
export function headerIn({ headers }: Pick<WireAnswer, 'headers'>, name: string): string | undefined {
  for (let index = 0; index < headers.length; index += 2) {
    if (headers[index] === name) return headers[index + 1];
  }
  return undefined;
}

/** The same headers with another value of one of them. */
export function withHeader(headers: readonly string[], name: string, value: string): readonly string[] {
  const others = headers.filter((_, index) => headers[index - (index % 2)] !== name);
  return [...others, name, value];
}

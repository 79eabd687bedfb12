import type { Exchange, WireAnswer, WireRequest } from './exchange.ts';
import { payloadOf } from './payload.ts';

/** Counted as it comes: nobody has said how long it is. */
async function readStream(request: Request, most: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = (request.body as ReadableStream<Uint8Array> | null)?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > most) {
      await reader?.cancel();
      return undefined;
    }
    chunks.push(part.value);
  }
  return payloadOf(chunks, size).whole();
}

/** A Web request as the core takes it. */
function wireRequestOf(request: Request): WireRequest {
  return {
    method: request.method,
    url: request.url,
    header: (name) => request.headers.get(name),
    body: (most) => readStream(request, most),
  };
}

/** A Web response of what the core answered. */
function responseOf({ status, headers, payload }: WireAnswer): Response {
  const body = (payload?.whole() ?? null) as Uint8Array<ArrayBuffer> | null;
  const pairs: [string, string][] = [];
  for (let index = 0; index < headers.length; index += 2) {
    pairs.push([headers[index] ?? '', headers[index + 1] ?? '']);
  }
  // Given at once: a server that replaces Response puts a type of its own to a body that comes without one.
  return new Response(body, { status, headers: pairs });
}

/** Makes of an exchange the function that Web platforms, and tests, know a server as. */
export function webFace(exchange: Exchange): (request: Request) => Promise<Response> {
  return async (request) => responseOf(await exchange(wireRequestOf(request)));
}

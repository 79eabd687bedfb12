/** Thrown by the bounded readers when there is more than was allowed. */
export class TooLong extends Error {
  override readonly name = 'TooLong';
}

async function* boundedChunks(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
): AsyncGenerator<Uint8Array> {
  if (!body) return;
  const reader = body.getReader();
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    length += value.byteLength;
    if (length > limit) {
      // The rest is nobody's business any more; whether the sender minds does not matter.
      reader.cancel().catch(() => undefined);
      throw new TooLong(`longer than ${limit} bytes`);
    }
    yield value;
  }
}

/**
 * Reads a body as UTF-8 text and gives up as soon as it is longer than allowed, however its length was
 * announced.
 * @param limit bytes
 * @throws TooLong past the limit; TypeError for bytes that are no UTF-8
 */
export async function readBoundedText(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  for await (const chunk of boundedChunks(body, limit)) text += decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}

/**
 * The same for bytes that are no text.
 * @param limit bytes
 * @throws TooLong past the limit
 */
export async function readBoundedBytes(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of boundedChunks(body, limit)) chunks.push(chunk);
  const bytes = new Uint8Array(chunks.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** Thrown by `readBoundedText` when there is more than was allowed. */
export class TooLong extends Error {
  override readonly name = 'TooLong';
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
  if (!body) return '';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = body.getReader();
  let length = 0;
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.byteLength;
    if (length > limit) {
      // The rest is nobody's business any more; whether the sender minds does not matter.
      reader.cancel().catch(() => undefined);
      throw new TooLong(`longer than ${limit} bytes`);
    }
    text += decoder.decode(value, { stream: true });
  }
}

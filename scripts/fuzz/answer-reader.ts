/** An answer as it came over the line. */
export type WireAnswer = {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
  /** How many bytes it took. */
  readonly size: number;
};

function bodyless(status: number): boolean {
  return status === 204 || status === 304 || status < 200;
}

/** The bytes of a body in chunks, and where they end; undefined while it is not whole. */
function chunked(bytes: Buffer, start: number): { readonly body: Buffer; readonly end: number } | undefined {
  const parts: Buffer[] = [];
  let place = start;
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', place);
    if (lineEnd < 0) return undefined;
    const length = Number.parseInt(bytes.toString('latin1', place, lineEnd), 16);
    const chunkEnd = lineEnd + 2 + length;
    if (bytes.length < chunkEnd + 2) return undefined;
    if (length === 0) return { body: Buffer.concat(parts), end: chunkEnd + 2 };
    parts.push(bytes.subarray(lineEnd + 2, chunkEnd));
    place = chunkEnd + 2;
  }
}

/**
 * Reads the first answer of what came.
 * @param method of the request that it answers
 * @returns undefined while it is not whole
 * @throws if it is no answer at all
 */
export function readAnswer(bytes: Buffer, method: string): WireAnswer | undefined {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const [first = '', ...lines] = bytes.toString('latin1', 0, headEnd).split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1]);
  if (!status) throw new Error(`no status line: ${first.slice(0, 100)}`);
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  const start = headEnd + 4;
  const whole = (body: Buffer, end: number): WireAnswer => ({ status, headers, body, size: end });
  if (bodyless(status)) return whole(Buffer.alloc(0), start);
  const length = Number(headers.get('content-length') ?? NaN);
  if (method === 'HEAD') {
    // What the parser gave up on had no method: what looks like HEAD is refused with a body then.
    const hasBody = headers.get('connection') === 'close' && bytes.length === start + length;
    return hasBody ? whole(bytes.subarray(start), bytes.length) : whole(Buffer.alloc(0), start);
  }
  if (headers.get('transfer-encoding') === 'chunked') {
    const read = chunked(bytes, start);
    return read && whole(read.body, read.end);
  }
  if (Number.isNaN(length)) throw new Error('an answer without a length');
  const end = start + length;
  return bytes.length < end ? undefined : whole(bytes.subarray(start, end), end);
}

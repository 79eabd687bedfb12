/**
 * The bytes of a body, which may lie in pieces: whoever sends them puts them together on the way, and what is
 * kept of them need not be copied for each answer that it is in. Never altered; one object stands for the same
 * bytes for good, so what is made from them can be kept beside it.
 */
export type Payload = {
  /** Bytes, all pieces together. */
  readonly length: number;
  /** In the order in which they go out. */
  parts(): readonly Uint8Array[];
  /** All in one piece. It is put together once, and from then on it is the only part. */
  whole(): Uint8Array;
};

/**
 * Writes pieces one behind the other.
 * @param target has room for all of them
 */
export function copyInto(target: Uint8Array, parts: readonly Uint8Array[]): void {
  let offset = 0;
  for (const part of parts) {
    target.set(part, offset);
    offset += part.length;
  }
}

/**
 * Makes a payload of pieces.
 * @param length of all of them together, in bytes
 */
export function payloadOf(parts: readonly Uint8Array[], length: number): Payload {
  let pieces = parts;
  return {
    length,
    parts: () => pieces,
    whole: () => {
      const [only] = pieces;
      if (only && pieces.length === 1) return only;
      const whole = new Uint8Array(length);
      copyInto(whole, pieces);
      pieces = [whole];
      return whole;
    },
  };
}

/** Makes a payload of bytes that lie in one piece. */
export function payloadOfBytes(bytes: Uint8Array): Payload {
  return payloadOf([bytes], bytes.length);
}

const encoder = new TextEncoder();

/** Makes a payload of a text, in UTF-8. */
export function payloadOfText(text: string): Payload {
  return payloadOfBytes(encoder.encode(text));
}

/** How an answer may be packed for its way to the browser, best first. */
export const CODINGS = ['br', 'gzip'] as const;
export type Coding = (typeof CODINGS)[number];

/** Packs bytes; handed in, since a gateway knows no zlib. */
export type Pack = (bytes: Uint8Array, coding: Coding) => Promise<Uint8Array>;

/** An answer that any number of browsers get: made once, packed once in each coding, and kept so. */
export type SharedAnswer = {
  /** JSON in UTF-8. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Weak: it holds for every coding (contract §9 on §1.5). */
  readonly tag: string;
  /**
   * The bytes in a coding, at once where they lie ready.
   * @returns undefined where packing does not pay
   */
  packed(coding: Coding): Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>> | undefined;
  /** Those that somebody has wanted it in. */
  codings(): readonly Coding[];
};

/** Answers that fit one packet arrive no sooner for being smaller. */
const WORTH_BYTES = 1400;

const encoder = new TextEncoder();

async function weakTag(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes), 0, 16);
  return `W/"${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}"`;
}

/**
 * Makes the answer of a JSON text.
 * @param pack left out: nothing is packed
 */
export async function createSharedAnswer(json: string, pack?: Pack): Promise<SharedAnswer> {
  const bytes = encoder.encode(json) as Uint8Array<ArrayBuffer>;
  const ready = new Map<Coding, Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>>();
  return {
    bytes,
    tag: await weakTag(bytes),
    packed: (coding) => {
      if (!pack || bytes.byteLength < WORTH_BYTES) return undefined;
      const known = ready.get(coding);
      if (known) return known;
      const packing = pack(bytes, coding).then((small) => {
        const own = small as Uint8Array<ArrayBuffer>;
        ready.set(coding, own);
        return own;
      });
      packing.catch(() => ready.delete(coding));
      ready.set(coding, packing);
      return packing;
    },
    codings: () => [...ready.keys()],
  };
}

/** Whether an If-None-Match header names the tag, or any, by weak comparison (RFC 9110 §13.1.2). */
export function namesTag(header: string | null, tag: string): boolean {
  if (header === null || header.length > 4096) return false;
  if (header.trim() === '*') return true;
  const opaque = tag.slice(2);
  return header.split(',').some((entry) => entry.trim().replace(/^W\//, '') === opaque);
}

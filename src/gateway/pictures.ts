import { readBoundedBytes } from './bounded-text.ts';
import { pictureFormatOf } from './picture-format.ts';

/** Sizes that the network makes, in pixels (contract §5.1). */
export const PICTURE_SIZES = [64, 208, 424] as const;
export type PictureSize = (typeof PICTURE_SIZES)[number];

export type FetchedPicture = { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** Asks one address; follows no redirect and sends nothing of anybody. */
export type FetchPicture = (url: string, signal: AbortSignal) => Promise<Response>;

export type Pictures = {
  /** Takes note of where a person's picture is; what is no place that may be asked is none. */
  noticed(xuid: string, address: string): void;
  /** Whether it was ever told where that person's picture is, or that there is none. */
  knows(xuid: string): boolean;
  /** Undefined where there is none, or none that may be shown. */
  picture(xuid: string, size: PictureSize): Promise<FetchedPicture | undefined>;
};

type Entry = {
  readonly picture: Promise<FetchedPicture | undefined>;
  /** ms */
  until: number;
  /** As they count for what is kept: none before it is here. */
  bytes: number;
};

type Options = {
  readonly fetch: FetchPicture;
  /** The only places that are asked, such as `https://images-eds-ssl.xboxlive.com`. */
  readonly origins: ReadonlySet<string>;
  /** ms */
  readonly clock: () => number;
};

const MAX_PICTURE_BYTES = 1024 * 1024;
/** A picture of few bytes can be a wall of pixels. */
const MAX_PIXELS_A_SIDE = 2048;
const TIMEOUT_MS = 10_000;
const KEPT_MS = 60 * 60_000;
const MISSING_KEPT_MS = 60_000;
const KEPT_BYTES = 32 * 1024 * 1024;
const MAX_PEOPLE = 20_000;

/** The address in the size that is wanted; the value may name a format and a size already. */
function addressIn(size: PictureSize, address: URL): string {
  const kept = address.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !/^(?:format|w|h)(?:=|$)/i.test(pair));
  return `${address.origin}${address.pathname}?${[...kept, 'format=png', `w=${size}`, `h=${size}`].join('&')}`;
}

/** Fetches people's pictures for the page, which asks no host but ours. */
export function createPictures({ fetch, origins, clock }: Options): Pictures {
  const places = new Map<string, URL | undefined>();
  const kept = new Map<string, Entry>();
  let keptBytes = 0;

  function placeOf(address: string): URL | undefined {
    if (!URL.canParse(address)) return undefined;
    const url = new URL(address);
    // The network itself sometimes writes http; what is fetched is fetched safely.
    if (url.protocol === 'http:' && origins.has(`https://${url.host}`)) url.protocol = 'https:';
    return origins.has(url.origin) && url.username === '' && url.password === '' ? url : undefined;
  }

  async function get(place: URL, size: PictureSize): Promise<FetchedPicture | undefined> {
    try {
      const response = await fetch(addressIn(size, place), AbortSignal.timeout(TIMEOUT_MS));
      if (response.status !== 200) {
        await response.body?.cancel();
        return undefined;
      }
      const bytes = await readBoundedBytes(response.body, MAX_PICTURE_BYTES);
      const format = pictureFormatOf(bytes);
      const declared = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
      if (!format || declared !== format.type) return undefined;
      if (Math.max(format.width, format.height) > MAX_PIXELS_A_SIDE) return undefined;
      return { type: format.type, bytes };
    } catch {
      return undefined;
    }
  }

  /** In one step with whatever was looked at before it: by the next turn another may have taken its place. */
  function forget(key: string, entry: Entry): void {
    kept.delete(key);
    keptBytes -= entry.bytes;
  }

  async function settle(key: string, entry: Entry): Promise<void> {
    const got = await entry.picture;
    if (kept.get(key) !== entry) return;
    if (!got) {
      entry.until = clock() + MISSING_KEPT_MS;
      return;
    }
    entry.bytes = got.bytes.byteLength;
    keptBytes += entry.bytes;
    for (const [oldest, other] of kept) {
      if (keptBytes <= KEPT_BYTES) break;
      if (other.bytes > 0) forget(oldest, other);
    }
  }

  return {
    noticed: (xuid, address) => {
      places.delete(xuid);
      places.set(xuid, placeOf(address));
      // Who was noticed first goes first.
      while (places.size > MAX_PEOPLE) places.delete(places.keys().next().value as string);
    },
    knows: (xuid) => places.has(xuid),
    picture: async (xuid, size) => {
      const place = places.get(xuid);
      if (!place) return undefined;
      const key = `${size} ${place.href}`;
      const known = kept.get(key);
      if (known && clock() < known.until) return known.picture;
      if (known) forget(key, known);
      const entry = { picture: get(place, size), until: clock() + KEPT_MS, bytes: 0 };
      kept.set(key, entry);
      for (const [oldest, other] of kept) {
        if (kept.size <= MAX_PEOPLE) break;
        forget(oldest, other);
      }
      void settle(key, entry);
      return entry.picture;
    },
  };
}

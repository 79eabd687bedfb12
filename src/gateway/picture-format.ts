/** Formats that the page may be given, by what their bytes say. */
export type PictureFormat = {
  readonly type: 'image/png' | 'image/jpeg' | 'image/webp';
  readonly width: number;
  readonly height: number;
};

function startsWith(bytes: Uint8Array, at: number, ...wanted: readonly number[]): boolean {
  return wanted.every((byte, index) => bytes[at + index] === byte);
}

function png(bytes: Uint8Array, view: DataView): PictureFormat | undefined {
  if (bytes.length < 33 || !startsWith(bytes, 0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))
    return undefined;
  if (!startsWith(bytes, 12, 0x49, 0x48, 0x44, 0x52)) return undefined;
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** Whether a JPEG marker begins a frame, which says how large the picture is. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function jpeg(bytes: Uint8Array, view: DataView): PictureFormat | undefined {
  if (!startsWith(bytes, 0, 0xff, 0xd8, 0xff)) return undefined;
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0;
    if (isFrame(marker)) {
      return { type: 'image/jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    // Fill bytes stand alone; every other marker says how long it is.
    at += marker === 0xff ? 1 : 2 + Math.max(2, view.getUint16(at + 2));
  }
  return undefined;
}

function webp(bytes: Uint8Array, view: DataView): PictureFormat | undefined {
  const isWebp = startsWith(bytes, 0, 0x52, 0x49, 0x46, 0x46) && startsWith(bytes, 8, 0x57, 0x45, 0x42, 0x50);
  if (!isWebp || bytes.length < 30) return undefined;
  const type = 'image/webp';
  const uint24 = (at: number) => view.getUint16(at, true) | ((bytes[at + 2] ?? 0) << 16);
  const kind = String.fromCharCode(...bytes.subarray(12, 16));
  if (kind === 'VP8X') return { type, width: uint24(24) + 1, height: uint24(27) + 1 };
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { type, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (kind !== 'VP8 ') return undefined;
  return { type, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

/**
 * Tells a picture's format and size by its own bytes; what its sender calls it does not count.
 * @returns undefined for anything but a PNG, a JPEG or a WebP
 */
export function pictureFormatOf(bytes: Uint8Array): PictureFormat | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return png(bytes, view) ?? jpeg(bytes, view) ?? webp(bytes, view);
}

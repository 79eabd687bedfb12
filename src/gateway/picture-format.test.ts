import fc from 'fast-check';
import { expect, it } from 'vitest';
import { png } from '#testing/tiny-pictures.ts';
import { pictureFormatOf } from './picture-format.ts';

const bytes = (...parts: (number[] | string)[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1'))));
const u32 = (value: number): number[] => [value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24];

it('reads a PNG', () => {
  expect(pictureFormatOf(png(64, 32))).toEqual({ type: 'image/png', width: 64, height: 32 });
});

it('reads a JPEG, past whatever comes before its frame', () => {
  const file = bytes(
    [0xff, 0xd8],
    [0xff, 0xe0, 0, 4, 1, 2],
    [0xff, 0xff],
    [0xc0, 0, 17, 8, 0, 208, 1, 168, 3],
    [0, 0],
  );
  expect(pictureFormatOf(file)).toEqual({ type: 'image/jpeg', width: 424, height: 208 });
});

it.each<[string, Uint8Array]>([
  ['lossy', bytes('RIFF', u32(30), 'WEBPVP8 ', u32(10), [0, 0, 0, 0x9d, 1, 0x2a], [64, 0, 32, 0], [0, 0, 0])],
  [
    'lossless',
    bytes('RIFF', u32(30), 'WEBPVP8L', u32(10), [0x2f], u32(63 | (31 << 14)), [0, 0, 0, 0, 0, 0, 0]),
  ],
  ['extended', bytes('RIFF', u32(30), 'WEBPVP8X', u32(10), [0, 0, 0, 0], [63, 0, 0], [31, 0, 0], [0])],
])('reads a %s WebP', (_, file) => {
  expect(pictureFormatOf(file)).toEqual({ type: 'image/webp', width: 64, height: 32 });
});

it.each<[string, Uint8Array]>([
  ['a page', bytes('<!doctype html><title>Welcome to the hotel</title>')],
  [
    'a drawing that may hold script',
    bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
  ],
  ['a GIF', bytes('GIF89a', [1, 0, 1, 0, 0, 0, 0])],
  ['nothing', new Uint8Array()],
  ['a PNG that ends in its head', new Uint8Array(png(1, 1).subarray(0, 20))],
  ['a JPEG without a frame', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xd9])],
])('takes %s for no picture', (_, file) => {
  expect(pictureFormatOf(file)).toBeUndefined();
});

it('reads anything without failing, and ends', () => {
  const heads = [
    [0xff, 0xd8, 0xff],
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    [...Buffer.from('RIFF')],
    [],
  ];
  fc.assert(
    fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 }), (head, rest) => {
      const format = pictureFormatOf(new Uint8Array([...head, ...rest]));
      expect(format === undefined || (format.width >= 0 && format.height >= 0)).toBe(true);
    }),
  );
});

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Page, PageFile } from '#gateway/page.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};
/** Formats that are not compressed already. */
const COMPRESSIBLE = /^(?:text\/|image\/svg|image\/x-icon|application\/)/;
const WORTH_COMPRESSING = 1024;
/** Vite puts what carries a hash of its content in its name here. */
const HASHED = /^\/assets\//;

const toBrotli = promisify<Buffer, object, Buffer>(brotliCompress);
const toGzip = promisify<Buffer, object, Buffer>(gzip);

/** Bytes of their own: a small Buffer is a view into a pool that others share. */
function bytes(buffer: Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer);
}

async function pageFile(path: string, body: Buffer): Promise<PageFile> {
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  const file = {
    type,
    body: bytes(body),
    etag: createHash('sha256').update(body).digest('base64url').slice(0, 22),
    immutable: HASHED.test(path),
  };
  if (body.byteLength < WORTH_COMPRESSING || !COMPRESSIBLE.test(type)) return file;
  const [brotli, gzipped] = await Promise.all([
    toBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    toGzip(body, { level: 9 }),
  ]);
  return { ...file, brotli: bytes(brotli), gzip: bytes(gzipped) };
}

/**
 * Reads the built page whole, so that no request ever reaches the file system.
 * @param folder ends with a slash
 * @returns undefined if no page has been built there
 */
export async function readPage(folder: URL): Promise<Page | undefined> {
  const root = fileURLToPath(folder);
  const files = new Map<string, PageFile>();
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  await Promise.all(
    entries.map(async (entry) => {
      const file = join(entry.parentPath, entry.name);
      const path = `/${relative(root, file).replaceAll(sep, '/')}`;
      // Names with a dot in front are the build's own notes.
      if (!entry.isFile() || path.includes('/.')) return;
      files.set(path, await pageFile(path, await readFile(file)));
    }),
  );
  const index = files.get('/index.html');
  return index && { index, files };
}

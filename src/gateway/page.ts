import { answer, Refusal } from './answer.ts';

/** A file of the built page, made ready once at the start. */
export type PageFile = {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
  /** Without quotes. */
  readonly etag: string;
  /** Whether the name changes whenever the content does. */
  readonly immutable: boolean;
  readonly brotli?: Uint8Array<ArrayBuffer>;
  readonly gzip?: Uint8Array<ArrayBuffer>;
};

/** The built page: the file at a URL path, and the one that opens it. A path is looked up, never resolved. */
export type Page = {
  readonly index: PageFile;
  readonly files: ReadonlyMap<string, PageFile>;
};

type Coding = 'br' | 'gzip';

function codingsOf(header: string | null): ReadonlySet<string> {
  const accepted = new Set<string>();
  for (const entry of (header ?? '').toLowerCase().split(',')) {
    const [coding = '', weight = ''] = entry.split(';').map((part) => part.trim());
    if (!/^q=0(?:\.0*)?$/.test(weight)) accepted.add(coding);
  }
  return accepted;
}

function bestBody(file: PageFile, header: string | null): { body: PageFile['body']; coding?: Coding } {
  const accepted = codingsOf(header);
  if (file.brotli && accepted.has('br')) return { body: file.brotli, coding: 'br' };
  if (file.gzip && accepted.has('gzip')) return { body: file.gzip, coding: 'gzip' };
  return { body: file.body };
}

/**
 * Answers with a file of the page in the coding that the browser reads, or 304 if it has it already.
 * @throws Refusal 405 for anything but GET and HEAD
 */
export function servePageFile(file: PageFile, request: Request): Response {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    throw new Refusal(405, 'This is a file: it can only be read.', { allow: 'GET, HEAD' });
  }
  const { body, coding } = bestBody(file, request.headers.get('accept-encoding'));
  const etag = `"${file.etag}${coding === undefined ? '' : `-${coding}`}"`;
  const headers = {
    'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag,
    vary: 'accept-encoding',
  };
  const known = request.headers.get('if-none-match')?.split(',') ?? [];
  if (known.some((tag) => tag.trim().replace(/^W\//, '') === etag)) return answer(304, null, headers);
  return answer(200, request.method === 'HEAD' ? null : body, {
    ...headers,
    'content-type': file.type,
    'content-length': String(body.byteLength),
    ...(coding === undefined ? {} : { 'content-encoding': coding }),
  });
}

import { openApiDocument } from './openapi.ts';
import { referencePage } from './reference-page.ts';
import { STYLE } from './reference-style.ts';

/** A file that anybody may read, without a token. */
export type Document = {
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
};

const CACHEABLE = { 'cache-control': 'public, max-age=300' } as const;

/** The one style of the page by its digest: nothing else in the page can run, load or be framed. */
async function pagePolicy(): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(STYLE));
  const base64 = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return `default-src 'none'; style-src 'sha256-${base64}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Makes the description of the service, for machines and for people; each file when it is first asked for. */
export function createDocuments(): ReadonlyMap<string, () => Promise<Document>> {
  const description = once(openApiDocument);
  return new Map([
    [
      '/openapi.json',
      once(async () => ({
        text: JSON.stringify(description()),
        headers: { ...CACHEABLE, 'content-type': 'application/json' },
      })),
    ],
    [
      '/docs',
      once(async () => ({
        text: referencePage(description()),
        headers: {
          ...CACHEABLE,
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': await pagePolicy(),
          'referrer-policy': 'no-referrer',
        },
      })),
    ],
  ]);
}

import type { IncomingMessage } from 'node:http';

/** A host of which a URL parser would change nothing. */
const PLAIN_HOST = /^[a-z0-9._-]+(?::(?:\d{1,4}|[1-5]\d{4}))?$/;
/** A target of which a URL parser would change nothing, unless there are dots to resolve. */
const PLAIN_TARGET = /^\/[!$&(-;=?-[\]_a-z~]*$/i;
const DOT_SEGMENT = /\/\.\.?(?:[/?]|$)/;

/** Browsers read it as a slash, others do not: what is behind it would be a path to one and a host to another. */
function hasBackslash(target: string): boolean {
  const [path = ''] = target.split('?', 1);
  return path.includes('\\');
}

/** What a URL parser makes of host and target; undefined where the host is more, or less, than a host. */
function parsedAddress(host: string, target: string): string | undefined {
  const url = new URL(`http://${host}${target}`);
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return url.hostname === name || url.hostname.length === host.length ? url.href : undefined;
}

/**
 * The absolute address of a request, as a URL parser leaves it. Nearly all are plain, and need none.
 * @returns undefined for one that cannot be read without guessing
 */
export function addressOf({ url: target = '', headers }: IncomingMessage): string | undefined {
  const { host = '' } = headers;
  if (PLAIN_HOST.test(host) && PLAIN_TARGET.test(target) && !DOT_SEGMENT.test(target)) {
    return `http://${host}${target}`;
  }
  if (hasBackslash(target)) return undefined;
  try {
    if (!target.startsWith('/')) return new URL(target).href;
    return host === '' ? undefined : parsedAddress(host, target);
  } catch {
    return undefined;
  }
}

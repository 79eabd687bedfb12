import { Refusal } from './answer.ts';

/** The longest target (path and query) that is read; longer is 414. */
export const MAX_TARGET_LENGTH = 8 * 1024;

/** What of a request the guards look at: a Web request has it, and so has one that came without Web objects. */
export type Head = Pick<Request, 'url'> & { readonly headers: Pick<Headers, 'get'> };

const ORIGIN = /^https?:\/\/([^/?#@\s]+)$/;

/**
 * Refuses a request that names another host than ours, so that a name somebody else's DNS points here opens
 * nothing. Two Host headers reach us joined by a comma and are in no list; an absolute target counts as a
 * second name and must be ours too.
 * @param hosts names with their port, as a Host header has them, in lower case
 */
export function requireKnownHost(request: Head, hosts: ReadonlySet<string>): void {
  const named = request.headers.get('host')?.toLowerCase();
  if (named === undefined || !hosts.has(named) || !hosts.has(new URL(request.url).host)) {
    throw new Refusal(
      421,
      'This address is not served here. Name its host in --allowed-host, or use the address that was printed at the start.',
    );
  }
}

/** Refuses a target that is too long to be one of ours. */
export function requireShortTarget(request: Head): void {
  const { pathname, search } = new URL(request.url);
  if (pathname.length + search.length > MAX_TARGET_LENGTH) {
    throw new Refusal(414, `The address is too long. The longest is ${MAX_TARGET_LENGTH} characters.`);
  }
}

/** Whether Origin, where there is one, is our own; undefined without one. */
function originMatches(request: Head): boolean | undefined {
  const origin = request.headers.get('origin');
  if (origin === null) return undefined;
  return ORIGIN.exec(origin)?.[1]?.toLowerCase() === request.headers.get('host')?.toLowerCase();
}

function refuseForeign(): never {
  throw new Refusal(403, 'Only the dashboard itself may ask this.');
}

/**
 * Refuses a read that another site's page makes. A program that is no browser sends neither header and may
 * read; `none` is a person who typed the address.
 */
export function requireOwnSiteToRead(request: Head): void {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') refuseForeign();
  if (originMatches(request) === false) refuseForeign();
}

/**
 * Refuses an unsafe method unless a browser vouches that our own page sent it: one of Sec-Fetch-Site and
 * Origin must say so, and neither may say otherwise.
 */
export function requireOwnPage(request: Request): void {
  const site = request.headers.get('sec-fetch-site');
  const origin = originMatches(request);
  if (origin === false || (site !== null && site !== 'same-origin')) refuseForeign();
  if (origin === undefined && site === null) refuseForeign();
}

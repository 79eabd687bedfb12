import { parseLevel } from '#contract/level.ts';
import { groupPath, PRESENCE_PREFIX, userPath } from '#contract/paths.ts';
import { languagesToAsk } from './accept-language.ts';
import type { Caller } from './caller.ts';
import { requireKnownHost, requireOwnSiteToRead, type Head } from './guards.ts';
import type { Polls } from './polls.ts';
import { getKey } from './presence-questions.ts';
import { requireNoBody } from './request-body.ts';
import { serveKept, type Form, type Served } from './serve-answer.ts';

/** A request as it comes from a socket. */
export type QuickRequest = Form & {
  /** Absolute, as a URL parser leaves it. */
  readonly url: string;
};

/** Answers a request, or returns undefined: then it goes the ordinary way. */
export type QuickReads = (request: QuickRequest, caller: Caller) => Served | Promise<Served> | undefined;

type Options = {
  readonly polls: Pick<Polls, 'fresh'>;
  /** ms */
  readonly clock: () => number;
  readonly hosts: ReadonlySet<string>;
  /** Whether this caller is answered what is kept, with no lock to be passed and nobody to sign in first. */
  readonly isOpen: (caller: Caller) => boolean;
};

const GROUP = `${PRESENCE_PREFIX}/users/me/groups/People`;
const ME = `${PRESENCE_PREFIX}/users/me`;

/** Where a question goes that is asked here; undefined for any other, however slightly. */
function pathOf(url: string): string | undefined {
  const at = url.indexOf('/', url.indexOf('//') + 2);
  const [path = '', query] = url.slice(at).split('?', 2);
  if (path !== GROUP && path !== ME) return undefined;
  const word = query === undefined ? '' : (/^level=([a-z]{1,8})$/i.exec(query)?.[1] ?? '?');
  const level = parseLevel(word);
  if (word !== '' && level === undefined) return undefined;
  return path === GROUP ? groupPath('me', level) : userPath('me', level);
}

/**
 * The way that nearly every question of a dashboard takes: its answer is kept and fresh, and goes out without
 * anything being made for it. Whatever is not plain, a refusal included, goes the ordinary way.
 */
export function createQuickReads({ polls, clock, hosts, isOpen }: Options): QuickReads {
  const languages = new Map<string | null, string>();
  const languagesOf = (header: string | null): string => {
    const known = languages.get(header);
    if (known !== undefined) return known;
    if (languages.size >= 64) languages.clear();
    const asked = languagesToAsk(header);
    languages.set(header, asked);
    return asked;
  };
  return (request, caller) => {
    const { method, url, header } = request;
    if (method !== 'GET' || !isOpen(caller)) return undefined;
    const path = pathOf(url);
    if (path === undefined) return undefined;
    const kept = polls.fresh(getKey(path, languagesOf(header('accept-language'))));
    if (!kept) return undefined;
    const head: Head = { url, headers: { get: header } };
    try {
      requireKnownHost(head, hosts);
      requireOwnSiteToRead(head);
      requireNoBody(head);
    } catch {
      return undefined;
    }
    return serveKept(kept, request, clock());
  };
}

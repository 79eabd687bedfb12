import type { BatchFilters } from '#contract/batch.ts';
import { DEFAULT_LEVEL } from '#contract/level.ts';
import { PEOPLE_MONIKER } from '#contract/paths.ts';
import { readBatchRequest } from '#contract/request-schema.ts';
import { CACHEABLE } from './answer.ts';
import { readerOf } from './caller.ts';
import { namesTag, weakTag } from './entity-tag.ts';
import { readJsonBody } from './json-body.ts';
import type { Presence, Question } from './presence.ts';
import { checkMoniker, granted, levelOf, xuidOf } from './request-guards.ts';
import type { Call, Endpoint, Reply } from './router.ts';

type About = Pick<Question, 'reader' | 'level' | 'preference'>;

/** Somebody who broadcasts, at every level: who is chosen does not hang on what is shown of them. */
const BROADCASTING: BatchFilters = { broadcastingOnly: true };

const listText = (texts: readonly string[]): string => `[${texts.join(',')}]`;

/** An answer that is not sent again to whoever has it (contract §9 on §1.5). */
async function cacheable({ request }: Call, about: About, text: string): Promise<Reply> {
  const { reader, level, preference } = about;
  const etag = await weakTag([reader.xuid, reader.sandbox, level, preference.join(), text]);
  const headers = { ...CACHEABLE, etag };
  return namesTag(request.headers.get('if-none-match'), etag)
    ? { status: 304, headers }
    : { status: 200, text, headers };
}

/** Makes the endpoints that tell who is where: E1 to E7 (contract §1.1). */
export function createReadEndpoints(
  presence: Presence,
): Record<'user' | 'group' | 'broadcasting' | 'broadcastingCount' | 'batch', Endpoint> {
  const preferenceOf = ({ request }: Call) => presence.preference(request.headers.get('accept-language'));
  const aboutOf = (call: Call): About => ({
    reader: readerOf(call.caller),
    level: levelOf(call.query('level')),
    preference: preferenceOf(call),
  });
  /** The records of a path's group that its reader may see (contract §1.11). */
  const membersOf = ({ caller, param }: Call, about: About, filters?: BatchFilters) => {
    const owner = xuidOf(param('user'), caller.xuid);
    checkMoniker(param('moniker'));
    const xuids = presence.group(about.reader, owner, PEOPLE_MONIKER);
    return presence.read({ ...about, xuids, ...(filters ? { filters } : {}), hidden: 'omit' });
  };
  const endpoint = (reply: Endpoint['reply']): Endpoint => ({
    source: 'UserPresence',
    purpose: 'read',
    reply,
  });

  return {
    user: endpoint(async (call) => {
      const about = aboutOf(call);
      const xuids = [xuidOf(call.param('user'), call.caller.xuid)];
      const [text = 'null'] = await presence.read({ ...about, xuids, hidden: 'stub' });
      return cacheable(call, about, text);
    }),

    group: endpoint(async (call) => {
      const about = aboutOf(call);
      return cacheable(call, about, listText(await membersOf(call, about)));
    }),

    broadcasting: endpoint(async (call) => {
      const about = aboutOf(call);
      return cacheable(call, about, listText(await membersOf(call, about, BROADCASTING)));
    }),

    broadcastingCount: endpoint(async (call) => {
      // The level changes nothing, but has to be one (contract §1.1, §1.3).
      const about: About = { ...aboutOf(call), level: 'user' };
      const count = (await membersOf(call, about, BROADCASTING)).length;
      return cacheable(call, about, JSON.stringify({ count }));
    }),

    batch: endpoint(async (call) => {
      const batch = granted(readBatchRequest(await readJsonBody(call.request)));
      const { users, group = 'People', groupXuid, level = DEFAULT_LEVEL, ...filters } = batch;
      const reader = readerOf(call.caller);
      const texts = await presence.read({
        reader,
        xuids: users ? [...new Set(users)] : presence.group(reader, groupXuid ?? call.caller.xuid, group),
        level,
        preference: preferenceOf(call),
        filters,
        hidden: 'stub',
      });
      return { status: 200, text: listText(texts) };
    }),
  };
}

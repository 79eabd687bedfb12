import { readBatchRequest } from '#contract/request-schema.ts';
import { DEFAULT_LEVEL } from '#contract/level.ts';
import { CACHEABLE } from './answer.ts';
import { readerOf } from './caller.ts';
import { namesTag, weakTag } from './entity-tag.ts';
import { readJsonBody } from './json-body.ts';
import type { Presence, Question } from './presence.ts';
import { checkMoniker, granted, levelOf, xuidOf } from './request-guards.ts';
import type { Call, Endpoint, Reply } from './router.ts';

type About = Pick<Question, 'reader' | 'level' | 'preference'>;

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

/** Makes the endpoints that tell who is where: E1 to E4 (contract §1.1). */
export function createReadEndpoints(presence: Presence): Record<'user' | 'group' | 'batch', Endpoint> {
  const preferenceOf = ({ request }: Call) => presence.preference(request.headers.get('accept-language'));
  const aboutOf = (call: Call): About => ({
    reader: readerOf(call.caller),
    level: levelOf(call.query('level')),
    preference: preferenceOf(call),
  });
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
      checkMoniker(call.param('moniker'));
      const xuids = presence.group(about.reader, call.caller.xuid, 'People');
      return cacheable(call, about, listText(await presence.read({ ...about, xuids, hidden: 'omit' })));
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

import type { BatchFilters } from '#contract/batch.ts';
import { PEOPLE_MONIKER } from '#contract/paths.ts';
import type { Answer, Question } from './answers.ts';
import { CACHEABLE } from './answer.ts';
import { createBatchReader } from './batch-questions.ts';
import { readerOf } from './caller.ts';
import { namesTag, weakTag } from './entity-tag.ts';
import { payloadOfBytes, payloadOfText, type Payload } from './payload.ts';
import type { Presence } from './presence.ts';
import { checkMoniker, levelOf, xuidOf } from './request-guards.ts';
import type { Call, Endpoint, Reply } from './router.ts';

type About = Pick<Question, 'reader' | 'level' | 'preference'>;

/** Somebody who broadcasts, at every level: who is chosen does not hang on what is shown of them. */
const BROADCASTING: BatchFilters = { broadcastingOnly: true };

type Tagged = { readonly payload: Payload; readonly headers: Readonly<Record<string, string>> };

/**
 * Makes what answers a question by GET, and does not send an answer again to whoever has it (contract §9 on
 * §1.5). The tag is made once for each answer: one answer is one reader's, at one level and in one language.
 * @param payloadIn what of the answer is sent
 */
function cacheable(
  payloadIn: (answer: Answer) => Payload,
): (call: Call, about: About, answer: Answer) => Reply | Promise<Reply> {
  const kept = new WeakMap<Answer, Tagged>();
  const tagged = async ({ reader, level, preference }: About, answer: Answer): Promise<Tagged> => {
    const payload = payloadIn(answer);
    const about = [reader.xuid, reader.sandbox, level, preference.join()];
    const etag = await weakTag(about, payload.whole());
    return { payload, headers: { ...CACHEABLE, etag } };
  };
  const replyTo = ({ request }: Call, { payload, headers }: Tagged): Reply =>
    namesTag(request.header('if-none-match'), headers['etag'] ?? '')
      ? { status: 304, headers }
      : { status: 200, payload, headers };
  return (call, about, answer) => {
    const before = kept.get(answer);
    if (before) return replyTo(call, before);
    return tagged(about, answer).then((made) => {
      kept.set(answer, made);
      return replyTo(call, made);
    });
  };
}

const wholeList = cacheable(({ payload }) => payload);
const onlyRecord = cacheable(({ payload }) => payloadOfBytes(payload.whole().subarray(1, -1)));
const countAlone = cacheable(({ count }) => payloadOfText(JSON.stringify({ count })));

/** Makes the endpoints that tell who is where: E1 to E7 (contract §1.1). */
export function createReadEndpoints(
  presence: Presence,
): Record<'user' | 'group' | 'broadcasting' | 'broadcastingCount' | 'batch', Endpoint> {
  const batchOf = createBatchReader();
  const preferenceOf = ({ request }: Call) => presence.preference(request.header('accept-language'));
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
      return onlyRecord(call, about, await presence.read({ ...about, xuids, hidden: 'stub' }));
    }),

    group: endpoint(async (call) => {
      const about = aboutOf(call);
      return wholeList(call, about, await membersOf(call, about));
    }),

    broadcasting: endpoint(async (call) => {
      const about = aboutOf(call);
      return wholeList(call, about, await membersOf(call, about, BROADCASTING));
    }),

    broadcastingCount: endpoint(async (call) => {
      // The level changes nothing, but has to be one (contract §1.1, §1.3).
      const about: About = { ...aboutOf(call), level: 'user' };
      return countAlone(call, about, await membersOf(call, about, BROADCASTING));
    }),

    batch: endpoint(async (call) => {
      const { xuids, group, groupXuid, ...rest } = await batchOf(call.request);
      const reader = readerOf(call.caller);
      const { payload } = await presence.read({
        ...rest,
        reader,
        xuids: xuids ?? presence.group(reader, groupXuid ?? call.caller.xuid, group),
        preference: preferenceOf(call),
        hidden: 'stub',
      });
      return { status: 200, payload };
    }),
  };
}

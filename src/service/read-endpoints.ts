import type { BatchFilters } from '#contract/batch.ts';
import type { Level } from '#contract/level.ts';
import { PEOPLE_MONIKER } from '#contract/paths.ts';
import type { Answer, Question } from './answers.ts';
import { CACHEABLE } from './answer.ts';
import { createBatchReader } from './batch-questions.ts';
import { readerOf, type Caller } from './caller.ts';
import { namesTag, weakTag } from './entity-tag.ts';
import { payloadOfBytes, payloadOfText, type Payload } from './payload.ts';
import type { Presence } from './presence.ts';
import type { Reader } from './privacy.ts';
import { checkMoniker, levelOf, xuidOf } from './request-guards.ts';
import type { Address, Call, Endpoint, Reply } from './router.ts';

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
): (call: Call, question: Question, answer: Answer) => Reply | Promise<Reply> {
  const kept = new WeakMap<Answer, Tagged>();
  const tagged = async ({ reader, level, preference }: Question, answer: Answer): Promise<Tagged> => {
    const payload = payloadIn(answer);
    const about = [reader.xuid, reader.sandbox, level, preference.join()];
    const etag = await weakTag(about, payload.whole());
    return { payload, headers: { ...CACHEABLE, etag } };
  };
  const replyTo = ({ request }: Call, { payload, headers }: Tagged): Reply =>
    namesTag(request.header('if-none-match'), headers['etag'] ?? '')
      ? { status: 304, headers }
      : { status: 200, payload, headers };
  return (call, question, answer) => {
    const before = kept.get(answer);
    if (before) return replyTo(call, before);
    return tagged(question, answer).then((made) => {
      kept.set(answer, made);
      return replyTo(call, made);
    });
  };
}

const wholeList = cacheable(({ payload }) => payload);
const onlyRecord = cacheable(({ payload }) => payloadOfBytes(payload.whole().subarray(1, -1)));
const countAlone = cacheable(({ count }) => payloadOfText(JSON.stringify({ count })));

/** What of a question every endpoint has to find out by itself. */
type Whom = Pick<Question, 'xuids' | 'filters' | 'hidden'>;

type Asked = { readonly address: Address; readonly languages: string | null; readonly question: Question };

/** Makes the endpoints that tell who is where: E1 to E7 (contract §1.1). */
export function createReadEndpoints(
  presence: Presence,
): Record<'user' | 'group' | 'broadcasting' | 'broadcastingCount' | 'batch', Endpoint> {
  const batchOf = createBatchReader();
  const languagesOf = ({ request }: Call): string | null => request.header('accept-language');
  const endpoint = (reply: Endpoint['reply']): Endpoint => ({
    source: 'UserPresence',
    purpose: 'read',
    reply,
  });

  /**
   * A question by GET hangs on caller, address and languages alone, and none of what it is made from ever changes:
   * whoever polls asks the same object again, and what is kept of it is found without a look at the question.
   */
  const cacheableEndpoint = (
    levelIn: (call: Call) => Level,
    whomOf: (call: Call, reader: Reader) => Whom,
    reply: ReturnType<typeof cacheable>,
  ): Endpoint => {
    const last = new WeakMap<Caller, Asked>();
    const questionOf = (call: Call): Question => {
      const { caller, address } = call;
      const languages = languagesOf(call);
      const before = last.get(caller);
      if (before?.address === address && before.languages === languages) return before.question;
      const reader = readerOf(caller);
      const level = levelIn(call);
      const preference = presence.preference(languages);
      const question = { reader, level, preference, ...whomOf(call, reader) };
      last.set(caller, { address, languages, question });
      return question;
    };
    return endpoint((call) => {
      const question = questionOf(call);
      const answer = presence.read(question);
      if (!(answer instanceof Promise)) return reply(call, question, answer);
      return answer.then((found) => reply(call, question, found));
    });
  };

  const queriedLevel = ({ address }: Call): Level => levelOf(address.query('level'));
  /** Those of a path's group whom its reader may see (contract §1.11). */
  const membersOf = ({ caller, address }: Call, reader: Reader): Whom => {
    const owner = xuidOf(address.param('user'), caller.xuid);
    checkMoniker(address.param('moniker'));
    return { xuids: presence.group(reader, owner, PEOPLE_MONIKER), hidden: 'omit' };
  };
  const broadcastersOf = (call: Call, reader: Reader): Whom => ({
    ...membersOf(call, reader),
    filters: BROADCASTING,
  });
  const personOf = ({ caller, address }: Call): Whom => ({
    xuids: [xuidOf(address.param('user'), caller.xuid)],
    hidden: 'stub',
  });
  /** The level changes nothing, but has to be one (contract §1.1, §1.3). */
  const anyLevel = (call: Call): Level => {
    queriedLevel(call);
    return 'user';
  };

  return {
    user: cacheableEndpoint(queriedLevel, personOf, onlyRecord),
    group: cacheableEndpoint(queriedLevel, membersOf, wholeList),
    broadcasting: cacheableEndpoint(queriedLevel, broadcastersOf, wholeList),
    broadcastingCount: cacheableEndpoint(anyLevel, broadcastersOf, countAlone),

    batch: endpoint(async (call) => {
      const { xuids, group, groupXuid, ...rest } = await batchOf(call.request);
      const reader = readerOf(call.caller);
      const answer = presence.read({
        ...rest,
        reader,
        xuids: xuids ?? presence.group(reader, groupXuid ?? call.caller.xuid, group),
        preference: presence.preference(languagesOf(call)),
        hidden: 'stub',
      });
      const { payload } = answer instanceof Promise ? await answer : answer;
      return { status: 200, payload };
    }),
  };
}

import { Hono, type Context } from 'hono';
import { BATCH_PATH, HEADERS, PROFILE_BATCH_PATH } from '#contract/paths.ts';
import {
  readBatchRequest,
  readPlayerDataRequest,
  readProfileRequest,
  readStateRequest,
  readTitleRequest,
} from '#contract/request-schema.ts';
import { answer, CACHEABLE, refusalAnswer } from './answer.ts';
import { demandSelf, identify, readerOf, writerOf, type Caller } from './caller.ts';
import { namesTag, weakTag } from './entity-tag.ts';
import { readJsonBody } from './json-body.ts';
import { MAX_STATISTICS } from './player-data.ts';
import type { Presence, Question } from './presence.ts';
import { createProfiles } from './profile.ts';
import { Refusal } from './refusal.ts';
import { checkHeaders, checkMoniker, granted, levelOf, plainXuidOf, xuidOf } from './request-guards.ts';
import type { World } from './world.ts';

/** Seconds until the next write of a title is wanted (contract §3.6). */
export const DEFAULT_HEARTBEAT_SECONDS = 300;

/** A segment that says whose; what is inside the brackets is checked with a sentence of its own. */
const XUID = ':user{[a-zA-Z]+\\([^/]*}';
const ME_OR_XUID = ':user{(?:me|[a-zA-Z]+\\([^/]*)}';
const CURRENT_TITLE = 'devices/current/titles/current';

type Handler = (context: Context, caller: Caller) => Promise<Response>;
type Route = {
  readonly source: 'UserPresence' | 'Profile' | 'PlayerData';
  readonly purpose: 'read' | 'write';
  readonly handle: Handler;
};
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

const param = (context: Context, name: string): string => context.req.param(name) ?? '';
const listText = (texts: readonly string[]): string => `[${texts.join(',')}]`;

/**
 * Makes the HTTP face of the presence service (contract §1).
 * @param options.clock milliseconds since 1970 UTC
 * @param options.secret signs the tokens
 * @param options.heartbeatSeconds told to writers
 * @param options.strict demands the headers that the documents call required (contract §1.4)
 * @param options.report takes what went wrong inside; the caller gets a 503 that says nothing of it
 * @returns answers any request and never throws
 */
export function createApi({
  presence,
  world,
  clock,
  secret,
  heartbeatSeconds = DEFAULT_HEARTBEAT_SECONDS,
  strict = false,
  report = console.error,
}: {
  readonly presence: Presence;
  readonly world: World;
  readonly clock: () => number;
  readonly secret: string;
  readonly heartbeatSeconds?: number;
  readonly strict?: boolean;
  readonly report?: (error: unknown) => void;
}): (request: Request) => Promise<Response> {
  const profiles = createProfiles(world);
  const app = new Hono();

  /** The answer to a GET: not sent again to whoever has it (contract §9 on §1.5). */
  const cacheable = async (
    { req: { raw } }: Context,
    { reader, level, preference }: Pick<Question, 'reader' | 'level' | 'preference'>,
    text: string,
  ): Promise<Response> => {
    const etag = await weakTag([reader.xuid, reader.sandbox, level, preference.join(), text]);
    const isKnown = namesTag(raw.headers.get('if-none-match'), etag);
    return answer(raw, clock(), isKnown ? 304 : 200, isKnown ? null : text, { ...CACHEABLE, etag });
  };

  const about = (context: Context, caller: Caller) => ({
    reader: readerOf(caller),
    level: levelOf(context.req.queries('level')),
    preference: presence.preference(context.req.raw.headers.get('accept-language')),
  });

  const readUser: Handler = async (context, caller) => {
    const question = about(context, caller);
    const xuids = [xuidOf(param(context, 'user'), caller.xuid)];
    const [text = 'null'] = await presence.read({ ...question, xuids, hidden: 'stub' });
    return cacheable(context, question, text);
  };

  const readGroup: Handler = async (context, caller) => {
    const question = about(context, caller);
    checkMoniker(param(context, 'moniker'));
    const xuids = presence.group(question.reader, caller.xuid, 'People');
    const texts = await presence.read({ ...question, xuids, hidden: 'omit' });
    return cacheable(context, question, listText(texts));
  };

  const readBatch: Handler = async ({ req: { raw } }, caller) => {
    const {
      users,
      group = 'People',
      groupXuid,
      level = 'title',
      ...filters
    } = granted(readBatchRequest(await readJsonBody(raw)));
    const reader = readerOf(caller);
    const preference = presence.preference(raw.headers.get('accept-language'));
    const xuids = users ? [...new Set(users)] : presence.group(reader, groupXuid ?? caller.xuid, group);
    const texts = await presence.read({ reader, xuids, level, preference, filters, hidden: 'stub' });
    return answer(raw, clock(), 200, listText(texts));
  };

  const writeTitle: Handler = async (context, caller) => {
    const { raw } = context.req;
    demandSelf(caller, xuidOf(param(context, 'user'), caller.xuid));
    const writer = writerOf(caller);
    const request = granted(readTitleRequest(await readJsonBody(raw)));
    if (request.id !== undefined && request.id !== writer.titleId) {
      throw new Refusal(403, 'id: the token is that of another title');
    }
    const { isNew } = await presence.writeTitle(writer, request);
    return answer(raw, clock(), isNew ? 201 : 200, null, {
      [HEADERS.heartbeatAfter]: String(heartbeatSeconds),
    });
  };

  const endTitle: Handler = async (context, caller) => {
    demandSelf(caller, xuidOf(param(context, 'user'), caller.xuid));
    await presence.endTitle(writerOf(caller));
    return answer(context.req.raw, clock(), 200, null);
  };

  const writeState: Handler = async (context, caller) => {
    demandSelf(caller, xuidOf(param(context, 'user'), caller.xuid));
    const request = granted(readStateRequest(await readJsonBody(context.req.raw)));
    await presence.setState(caller.xuid, request);
    return answer(context.req.raw, clock(), 200, null);
  };

  const writeStatistics: Handler = async (context, caller) => {
    demandSelf(caller, plainXuidOf(param(context, 'xuid')));
    const scid = param(context, 'scid');
    if (scid.length > 39) throw new Refusal(400, 'scid: expected at most 39 characters');
    const request = granted(readPlayerDataRequest(await readJsonBody(context.req.raw)));
    if (!(await presence.writeStatistics(caller.xuid, scid, request))) {
      throw new Refusal(400, `stats.title: expected at most ${MAX_STATISTICS} statistics for one person`);
    }
    return answer(context.req.raw, clock(), 204, null);
  };

  const readProfileBatch: Handler = async ({ req: { raw } }) => {
    const { userIds, settings } = granted(readProfileRequest(await readJsonBody(raw)));
    return answer(raw, clock(), 200, JSON.stringify(profiles.read(userIds, settings)));
  };

  const readProfile: Handler = async (context, caller) => {
    const xuid = xuidOf(param(context, 'user'), caller.xuid);
    const settings = context.req.query('settings');
    if (!settings) throw new Refusal(400, 'settings: expected names of settings, separated by commas');
    const text = JSON.stringify(profiles.read([xuid], settings.split(',', 100)));
    return answer(context.req.raw, clock(), 200, text);
  };

  const serve = (path: string, routes: Partial<Record<Method, Route>>): void => {
    for (const [method, { source, purpose, handle }] of Object.entries(routes)) {
      app.on(method, path, async (context) => {
        const { raw } = context.req;
        try {
          const caller = await identify(raw.headers, secret, clock());
          checkHeaders(raw.headers, purpose, strict);
          return await handle(context, caller);
        } catch (error) {
          return failed(raw, source, error);
        }
      });
    }
    const allow = Object.keys(routes).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
    const [source = 'UserPresence'] = Object.values(routes).map((route) => route.source);
    app.all(path, ({ req: { raw, method } }) =>
      failed(raw, source, new Refusal(405, `${method}: not here`, { allow: allow.join(', ') })),
    );
  };

  const failed = (request: Request, source: string, error: unknown): Response => {
    if (error instanceof Refusal) return refusalAnswer(request, clock(), source, error);
    report(error);
    const refusal = new Refusal(503, 'The service cannot answer now', { 'retry-after': '5' });
    return refusalAnswer(request, clock(), source, refusal);
  };

  const presenceRoute = (purpose: Route['purpose'], handle: Handler): Route => ({
    source: 'UserPresence',
    purpose,
    handle,
  });
  serve(BATCH_PATH, { POST: presenceRoute('read', readBatch) });
  serve(`/users/${ME_OR_XUID}`, { GET: presenceRoute('read', readUser) });
  serve('/users/me/groups/:moniker', { GET: presenceRoute('read', readGroup) });
  serve(`/users/${XUID}/${CURRENT_TITLE}`, {
    POST: presenceRoute('write', writeTitle),
    DELETE: presenceRoute('write', endTitle),
  });
  serve(`/users/${XUID}/state`, { PUT: presenceRoute('write', writeState) });
  serve(PROFILE_BATCH_PATH, { POST: { source: 'Profile', purpose: 'read', handle: readProfileBatch } });
  serve(`/users/${ME_OR_XUID}/profile/settings`, {
    GET: { source: 'Profile', purpose: 'read', handle: readProfile },
  });
  serve('/stats/users/:xuid/scids/:scid', {
    POST: { source: 'PlayerData', purpose: 'write', handle: writeStatistics },
  });
  app.notFound(({ req: { raw } }) => failed(raw, 'UserPresence', new Refusal(404, 'There is no such path')));
  app.onError((error, { req: { raw } }) => failed(raw, 'UserPresence', error));

  return async (request) => app.fetch(request);
}

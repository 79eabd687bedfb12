import type { Hono } from 'hono';
import { parseXuid } from '#contract/identifier.ts';
import { LEVELS, parseLevel, type Level } from '#contract/level.ts';
import { parseUserSegment } from '#contract/paths.ts';
import { Refusal } from './answer.ts';
import { IN_PROCESS, type Caller } from './caller.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** What a path does, method by method. Parameters come decoded. */
export type Handlers = Partial<Record<Method, PathHandler>>;

type PathHandler = (
  request: Request,
  param: (name: string) => string,
  caller: Caller,
) => Response | Promise<Response>;

/** Serves a path with these methods; any other is 405 and names them. HEAD is answered as GET without a body. */
export function route(app: Hono, path: string, handlers: Handlers): void {
  const served = Object.entries(handlers);
  for (const [method, handler] of served) {
    app.on(method, path, ({ req, env }) =>
      handler(req.raw, (name) => req.param(name) ?? '', (env as Caller | undefined) ?? IN_PROCESS),
    );
  }
  const allow = served.map(([method]) => (method === 'GET' ? 'GET, HEAD' : method)).join(', ');
  app.all(path, () => {
    throw new Refusal(405, `This address takes ${allow}.`, { allow });
  });
}

/**
 * Reads the query's level, in any case.
 * @returns undefined without one
 * @throws Refusal 400 for an unknown word, and for two of them
 */
export function levelOf(request: Request): Level | undefined {
  const given = new URL(request.url).searchParams.getAll('level');
  if (given.length > 1) throw new Refusal(400, 'level: given more than once');
  if (given[0] === undefined) return undefined;
  const level = parseLevel(given[0]);
  if (level === undefined) throw new Refusal(400, `level: expected one of ${LEVELS.join(', ')}`);
  return level;
}

const XUID_FAULT = 'xuid: expected a decimal XUID, as in xuid(2533274790000001)';

/** Reads the path segment `xuid(…)`. @throws Refusal 400 for anything else */
export function xuidOf(segment: string): string {
  const user = parseUserSegment(segment);
  if (user === undefined || user === 'me') throw new Refusal(400, XUID_FAULT);
  return user.xuid;
}

/** Reads a bare XUID. @throws Refusal 400 for anything else */
export function bareXuidOf(text: string): string {
  const xuid = parseXuid(text);
  if (xuid === undefined) throw new Refusal(400, 'xuid: expected a decimal XUID');
  return xuid;
}

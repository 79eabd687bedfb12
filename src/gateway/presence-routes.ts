import type { Hono } from 'hono';
import { BATCH_PATH, groupPath, PRESENCE_PREFIX, userPath } from '#contract/paths.ts';
import { readBatchRequest } from '#contract/request-schema.ts';
import { languagesToAsk } from './accept-language.ts';
import { jsonAnswer } from './answer.ts';
import { requireOwnPage } from './guards.ts';
import { readRequestBody } from './request-body.ts';
import { levelOf, route, xuidOf } from './routes.ts';
import type { SharedReads } from './shared-reads.ts';
import type { Call, Upstream } from './upstream.ts';
import type { Viewer } from './viewer.ts';

const READ = { use: 'read' } as const;

/**
 * The presence questions that a page may ask: its own record, its group, one person, a list. Those that pages
 * repeat, for a group and a list, are asked once for all of them.
 * @param shared what is known of the answers to those
 */
export function addPresenceReads(
  app: Hono,
  {
    upstream,
    viewer,
    shared,
    clock,
  }: {
    readonly upstream: Upstream;
    readonly viewer: Viewer;
    readonly shared: SharedReads;
    /** ms */
    readonly clock: () => number;
  },
): void {
  /** One of the questions that pages repeat; the answer says how old it is and, as an ETag, which one it is. */
  const repeated = async (
    request: Request,
    call: Pick<Call, 'method' | 'path' | 'body'>,
  ): Promise<Response> => {
    const languages = languagesToAsk(request.headers.get('accept-language'));
    const key = JSON.stringify([call.path, languages, call.body]);
    const { value, tag, at } = await shared.read(key, request.headers.get('if-none-match'), () =>
      upstream.read({ ...call, class: 'read', languages, purpose: READ }),
    );
    return jsonAnswer(200, value, { etag: tag, age: String(Math.max(0, Math.floor((clock() - at) / 1000))) });
  };
  const get = async (request: Request, path: string) => {
    const languages = languagesToAsk(request.headers.get('accept-language'));
    return upstream.read({ class: 'read', method: 'GET', path, languages, purpose: READ });
  };

  route(app, `${PRESENCE_PREFIX}/users/me`, {
    GET: async (request) => {
      const record = await get(request, userPath('me', levelOf(request)));
      viewer.noticed(record);
      return jsonAnswer(200, record);
    },
  });
  route(app, `${PRESENCE_PREFIX}/users/me/groups/People`, {
    GET: (request) => repeated(request, { method: 'GET', path: groupPath('me', levelOf(request)) }),
  });
  route(app, `${PRESENCE_PREFIX}${BATCH_PATH}`, {
    POST: async (request) => {
      requireOwnPage(request);
      const body = await readRequestBody(request, readBatchRequest);
      return repeated(request, { method: 'POST', path: BATCH_PATH, body });
    },
  });
  // After the batch, whose path it would match too.
  route(app, `${PRESENCE_PREFIX}/users/:user`, {
    GET: async (request, param) => {
      const xuid = xuidOf(param('user'));
      return jsonAnswer(200, await get(request, userPath({ xuid }, levelOf(request))));
    },
  });
}

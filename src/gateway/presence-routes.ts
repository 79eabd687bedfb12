import type { Hono } from 'hono';
import { BATCH_PATH, groupPath, PRESENCE_PREFIX, userPath } from '#contract/paths.ts';
import { readBatchRequest } from '#contract/request-schema.ts';
import { languagesToAsk } from './accept-language.ts';
import { jsonAnswer } from './answer.ts';
import { requireOwnPage } from './guards.ts';
import { readRequestBody } from './request-body.ts';
import { levelOf, route, xuidOf } from './routes.ts';
import type { Upstream } from './upstream.ts';
import type { Viewer } from './viewer.ts';

const READ = { use: 'read' } as const;

/** The presence questions that a page may ask: its own record, its group, one person, a list. */
export function addPresenceReads(app: Hono, upstream: Upstream, viewer: Viewer): void {
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
    GET: async (request) => jsonAnswer(200, await get(request, groupPath('me', levelOf(request)))),
  });
  route(app, `${PRESENCE_PREFIX}${BATCH_PATH}`, {
    POST: async (request) => {
      requireOwnPage(request);
      const body = await readRequestBody(request, readBatchRequest);
      const languages = languagesToAsk(request.headers.get('accept-language'));
      return jsonAnswer(
        200,
        await upstream.read({
          class: 'read',
          method: 'POST',
          path: BATCH_PATH,
          languages,
          body,
          purpose: READ,
        }),
      );
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

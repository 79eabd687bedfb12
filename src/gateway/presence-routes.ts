import type { Hono } from 'hono';
import { BATCH_PATH, groupPath, PRESENCE_PREFIX, userPath } from '#contract/paths.ts';
import { readBatchRequest } from '#contract/request-schema.ts';
import { languagesToAsk } from './accept-language.ts';
import { requireOwnPage } from './guards.ts';
import type { Poll, Polls } from './polls.ts';
import type { PresenceQuestions } from './presence-questions.ts';
import { readRequestBody } from './request-body.ts';
import { levelOf, route, xuidOf } from './routes.ts';
import { servePoll } from './serve-poll.ts';
import type { Viewer } from './viewer.ts';

type Options = {
  readonly polls: Polls;
  readonly questions: PresenceQuestions;
  readonly viewer: Viewer;
  /** ms */
  readonly clock: () => number;
};

/** The presence questions that a page may ask: its own record, its group, one person, a list. */
export function addPresenceReads(app: Hono, { polls, questions, viewer, clock }: Options): void {
  const ask = (request: Request, poll: Poll) => servePoll(request, poll, polls, clock);
  const languagesOf = (request: Request) => languagesToAsk(request.headers.get('accept-language'));

  route(app, `${PRESENCE_PREFIX}/users/me`, {
    GET: (request) => {
      const path = userPath('me', levelOf(request));
      const told = viewer.awaited();
      const poll = questions.record(path, languagesOf(request), undefined, ({ xuid }) => told(xuid));
      return ask(request, poll);
    },
  });
  route(app, `${PRESENCE_PREFIX}/users/me/groups/People`, {
    GET: (request) => ask(request, questions.group(groupPath('me', levelOf(request)), languagesOf(request))),
  });
  route(app, `${PRESENCE_PREFIX}${BATCH_PATH}`, {
    POST: async (request) => {
      requireOwnPage(request);
      const body = await readRequestBody(request, readBatchRequest);
      return ask(request, questions.batch(body, languagesOf(request)));
    },
  });
  // After the batch, whose path it would match too.
  route(app, `${PRESENCE_PREFIX}/users/:user`, {
    GET: (request, param) => {
      const xuid = xuidOf(param('user'));
      return ask(request, questions.record(userPath({ xuid }, levelOf(request)), languagesOf(request), xuid));
    },
  });
}

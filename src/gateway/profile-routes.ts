import type { Hono } from 'hono';
import { PROFILE_BATCH_PATH, PROFILE_PREFIX } from '#contract/paths.ts';
import { readProfileRequest } from '#contract/request-schema.ts';
import { languagesToAsk } from './accept-language.ts';
import { requireOwnPage } from './guards.ts';
import type { Pictures } from './pictures.ts';
import type { Polls } from './polls.ts';
import { profileAnswer, settingsToAsk } from './profile-answer.ts';
import { readRequestBody } from './request-body.ts';
import { route } from './routes.ts';
import { servePoll } from './serve-poll.ts';
import type { Upstream } from './upstream.ts';

type Options = {
  readonly upstream: Upstream;
  readonly pictures: Pictures;
  /** Kept apart from presence: a write of the viewer changes no name. */
  readonly polls: Polls;
  /** ms */
  readonly clock: () => number;
};

/** The names and pictures of people, one call for all who ask the same of them within an interval. */
export function addProfiles(app: Hono, { upstream, pictures, polls, clock }: Options): void {
  route(app, `${PROFILE_PREFIX}${PROFILE_BATCH_PATH}`, {
    POST: async (request) => {
      requireOwnPage(request);
      const { userIds, settings } = await readRequestBody(request, readProfileRequest);
      const languages = languagesToAsk(request.headers.get('accept-language'));
      const body = { userIds, settings: settingsToAsk(settings) };
      const call = {
        class: 'profile',
        method: 'POST',
        path: PROFILE_BATCH_PATH,
        languages,
        body,
        purpose: { use: 'read' },
      } as const;
      const ask = async () => {
        const at = clock();
        const answer = await upstream.read(call, (value) => profileAnswer(value, pictures.noticed));
        return { json: JSON.stringify(answer), at };
      };
      return servePoll(request, { key: `${languages} ${JSON.stringify(body)}`, ask }, polls, clock);
    },
  });
}

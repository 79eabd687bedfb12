import type { Poll, Polls } from './polls.ts';
import { coverFailure, serveKept, type Form } from './serve-answer.ts';

/**
 * Answers a browser's question out of what is kept or being asked, or with the last good answer where the
 * upstream fails.
 * @param clock ms
 * @throws Refusal where nothing can stand in for the failure
 */
export async function servePoll(
  request: Request,
  poll: Poll,
  polls: Polls,
  clock: () => number,
): Promise<Response> {
  const { method, headers } = request;
  const form: Form = { method, header: (name) => headers.get(name) };
  const kept = await polls
    .get(poll)
    .catch((error: unknown) => coverFailure(error, polls.last(poll.key), form, clock()));
  const served = await serveKept(kept, form, clock());
  return new Response(served.body, served);
}

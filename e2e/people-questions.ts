import type { Stack } from '#testing/stack.ts';

/** When the service was asked for the viewer's people, by its clock in UTC milliseconds, the first first. */
export function peopleQuestions({ upstream }: Stack): number[] {
  return upstream.requests.filter(({ path }) => path.includes('/groups/')).map(({ time }) => time);
}

import type { AlertRule, Told, ToldEvent } from './alert-rules.ts';
import { ruleWords } from './alert-words.ts';
import type { Alert } from './alerts.ts';

/** What things are called at the moment something is told. */
export type Called = {
  readonly person: (xuid: string) => string;
  readonly title: (id: string) => string;
  /** The title somebody is in, if any: it is told beside their coming online. */
  readonly titleOf: (xuid: string) => string | undefined;
};

/**
 * An alert with the names that it is told and written down with.
 * @param at UTC milliseconds
 * @param order tells apart what is told at one instant
 */
export function toldOf(
  { events, quiet, summary }: Alert,
  at: number,
  order: number,
  rules: readonly AlertRule[],
  called: Called,
): Told {
  return {
    id: `${at}-${order}`,
    at,
    quiet,
    summary,
    events: events.map((event): ToldEvent => {
      const { what, xuid, titleId = xuid === undefined ? undefined : called.titleOf(xuid) } = event;
      return {
        what,
        xuid,
        name: xuid === undefined ? '' : called.person(xuid),
        title: titleId === undefined ? undefined : { id: titleId, name: called.title(titleId) },
        with: event.with.map(called.person),
        rules: event.rules.flatMap((id) => {
          const rule = rules.find((one) => one.id === id);
          return rule ? [ruleWords(rule)] : [];
        }),
      };
    }),
  };
}

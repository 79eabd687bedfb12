/*
 * What can be changed of alerts in the book of this browser: rules, what was told, and who is muted.
 */
import {
  NO_ALERTS,
  recentlyTold,
  type AlertBook,
  type AlertRule,
  type Mute,
  type Told,
} from './alert-rules.ts';
import type { BookChange } from './people-book.ts';

/** More rules than anybody needs, and few enough to be asked at each look. */
export const MAX_RULES = 100;

function alertsChanged(change: (alerts: AlertBook) => Partial<AlertBook>): BookChange {
  return (book) => {
    const alerts = book.alerts ?? NO_ALERTS;
    return { ...book, alerts: { ...alerts, ...change(alerts) } };
  };
}

/** A rule is made, or takes the place of the one with its id. */
export function ruleSaved(rule: AlertRule): BookChange {
  return alertsChanged(({ rules }) => {
    if (rules.some(({ id }) => id === rule.id)) {
      return { rules: rules.map((known) => (known.id === rule.id ? rule : known)) };
    }
    return rules.length < MAX_RULES ? { rules: [...rules, rule] } : {};
  });
}

/** A rule is taken away. */
export function ruleRemoved(id: string): BookChange {
  return alertsChanged(({ rules }) => ({ rules: rules.filter((rule) => rule.id !== id) }));
}

/** A rule is put back to where it stood. */
export function ruleRestored(rule: AlertRule, index: number): BookChange {
  return alertsChanged(({ rules }) =>
    rules.some(({ id }) => id === rule.id) ? {} : { rules: rules.toSpliced(index, 0, rule) },
  );
}

/**
 * Something was told; what is older than a day goes.
 * @param now UTC milliseconds
 */
export function toldAdded(added: readonly Told[], now: number): BookChange {
  return alertsChanged(({ told, mutes }) => {
    const known = new Set(told.map(({ id }) => id));
    return {
      told: recentlyTold([...told, ...added.filter(({ id }) => !known.has(id))], now),
      mutes: mutes.filter(({ until }) => until === undefined || now < until),
    };
  });
}

/** The list of what was told is emptied. */
export function toldCleared(): BookChange {
  return alertsChanged(() => ({ told: [] }));
}

/** What was cleared is told of again, before what was told since. */
export function toldRestored(cleared: readonly Told[]): BookChange {
  return alertsChanged(({ told }) => {
    const since = new Set(told.map(({ id }) => id));
    return { told: [...cleared.filter(({ id }) => !since.has(id)), ...told] };
  });
}

/** Somebody, or everything, is muted; a longer time takes the place of a shorter one. */
export function muted(mute: Mute): BookChange {
  return alertsChanged(({ mutes }) => ({
    mutes: [...mutes.filter(({ xuid }) => xuid !== mute.xuid), mute],
  }));
}

/** Somebody, or everything, is told of again. */
export function unmuted(xuid: string): BookChange {
  return alertsChanged(({ mutes }) => ({ mutes: mutes.filter((mute) => mute.xuid !== xuid) }));
}

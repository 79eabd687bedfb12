/*
 * What a person wants to be told of, as they wrote it down, and what they were told lately.
 */

/** Whom a rule is about. A roster is named by its id if it was made in this browser, else by its slug. */
export type RuleWho =
  | { readonly kind: 'person'; readonly xuid: string; readonly name: string }
  | { readonly kind: 'roster'; readonly roster: string; readonly name: string }
  | { readonly kind: 'favourites' };

/** The things that can happen. */
export const RULE_EVENTS = ['online', 'starts', 'joins', 'reaches'] as const;
export type RuleEvent = (typeof RULE_EVENTS)[number];

/** A title as a rule names it. */
export type RuleTitle = { readonly id: string; readonly name: string };

/** When a rule may speak up; outside of it what happens is only written down. */
export type RuleTimes = {
  /** Days of the week on which it may, 0 is Sunday; the hours past midnight belong to the day they began on. */
  readonly days: readonly number[];
  /** Minutes of the day; where `to` is not after `from` it is past midnight, and equal ones are the whole day. */
  readonly from: number;
  readonly to: number;
  /** An IANA time zone. */
  readonly zone: string;
};

/** How a rule speaks. */
export type RuleVoice = {
  /** In the page. */
  readonly page: boolean;
  /** By a notification of the desktop. */
  readonly desktop: boolean;
  readonly sound: boolean;
};

export type AlertRule = {
  readonly id: string;
  /** Given by hand; empty: it is called by what it says. */
  readonly name: string;
  readonly who: RuleWho;
  readonly what: RuleEvent;
  /** Undefined is any title; `reaches` names one. */
  readonly title: RuleTitle | undefined;
  /** How many others for `joins`, how many people for `reaches`. */
  readonly count: number;
  /** Undefined: at any time. */
  readonly times: RuleTimes | undefined;
  readonly voice: RuleVoice;
  readonly paused: boolean;
  /** Whether it is about invented people: it stays where they are. */
  readonly sample: boolean;
};

/** Something that happened, as it is told: with the names that it had then. */
export type ToldEvent = {
  readonly what: RuleEvent;
  /** Whom it is about; none where a title reaches a number of people. */
  readonly xuid: string | undefined;
  readonly name: string;
  readonly title: RuleTitle | undefined;
  /** Others in the title, by name; everybody there where a number is reached. */
  readonly with: readonly string[];
  /** The names of the rules that asked for it. */
  readonly rules: readonly string[];
};

/** What was told at once: one event, or several as a digest. */
export type Told = {
  readonly id: string;
  /** UTC milliseconds. */
  readonly at: number;
  readonly events: readonly ToldEvent[];
  /** Whether it was only written down: outside of a rule's hours, or muted. */
  readonly quiet: boolean;
  /** Whether it sums up what happened while nobody watched. */
  readonly summary: boolean;
};

/** Somebody, or everything, that is not to be told of for a time. */
export type Mute = {
  /** An XUID; empty for everything. */
  readonly xuid: string;
  readonly name: string;
  /** UTC milliseconds; undefined: until it is taken back. */
  readonly until: number | undefined;
};

/** All that is kept of alerts in this browser. */
export type AlertBook = {
  readonly rules: readonly AlertRule[];
  /** Newest last, of the last 24 hours. */
  readonly told: readonly Told[];
  readonly mutes: readonly Mute[];
};

export const NO_ALERTS: AlertBook = { rules: [], told: [], mutes: [] };

/** How long what was told is kept, in milliseconds. */
export const TOLD_KEPT = 24 * 3_600_000;

/** No more than this is kept of it. */
const MOST_TOLD = 500;

/** What was told, without what is older than a day. */
export function recentlyTold(told: readonly Told[], now: number): readonly Told[] {
  const recent = told.filter(({ at }) => now - at < TOLD_KEPT).slice(-MOST_TOLD);
  return recent.length === told.length ? told : recent;
}

/** Whether everything, or somebody, is muted at an instant in UTC milliseconds. */
export function isMuted(mutes: readonly Mute[], xuid: string, now: number): boolean {
  return mutes.some((mute) => mute.xuid === xuid && (mute.until === undefined || now < mute.until));
}

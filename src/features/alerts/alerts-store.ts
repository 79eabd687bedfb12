import { create } from 'zustand';
import { bookChanged, peopleBook } from '#client/people-store.ts';
import { t } from '#i18n/translate.ts';
import {
  muted,
  ruleRemoved,
  ruleRestored,
  ruleSaved,
  toldCleared,
  toldRestored,
  unmuted,
} from '#model/alert-changes.ts';
import {
  isMuted,
  NO_ALERTS,
  type AlertBook,
  type AlertRule,
  type Mute,
  type Told,
} from '#model/alert-rules.ts';
import { announcementWords, ruleWords } from '#model/alert-words.ts';
import type { BookChange } from '#model/people-book.ts';
import { createAnnouncer } from './announcer.ts';

/** The dialog that is open: all rules, or one of them, which may lie over all of them. */
export type AlertsDialog =
  | { readonly kind: 'rules' }
  | {
      readonly kind: 'rule';
      readonly rule: AlertRule;
      readonly isNew: boolean;
      readonly isOverRules: boolean;
    };

/** Something that was done, with what undoes it, and the rule that it was done to while it is there. */
type Done = { readonly words: string; readonly undo: BookChange; readonly rule: AlertRule | undefined };

type State = {
  readonly toasts: readonly Told[];
  /** What the live region says. */
  readonly said: string;
  readonly dialog: AlertsDialog | undefined;
  readonly done: Done | undefined;
};

const HOUR = 3_600_000;

/** More than these would cover the page; the bell has the others. */
const MOST_TOASTS = 4;

/** What was said stays for those who look for it, and is gone before it is old, in milliseconds. */
const SAID_STAYS = 10_000;

const useStore = create<State>(() => ({ toasts: [], said: '', dialog: undefined, done: undefined }));

/** What is told in the page at this moment, newest last. */
export function useToasts(): readonly Told[] {
  return useStore(({ toasts }) => toasts);
}

/** What is to be read out. */
export function useSaid(): string {
  return useStore(({ said }) => said);
}

/** Which dialog is open. */
export function useAlertsDialog(): AlertsDialog | undefined {
  return useStore(({ dialog }) => dialog);
}

/** What was done last to a rule. */
export function useDone(): Done | undefined {
  return useStore(({ done }) => done);
}

/** The alerts of the book at this moment. */
export function alertBook(): AlertBook {
  return peopleBook().alerts ?? NO_ALERTS;
}

const announce = createAnnouncer<Told>(
  (told) => {
    const said = announcementWords(told);
    useStore.setState({ said });
    setTimeout(() => useStore.setState((state) => (state.said === said ? { said: '' } : {})), SAID_STAYS);
  },
  () => performance.now(),
  (ms, call) => setTimeout(call, ms),
);

/** Something is told in the page: shown, and read out. */
export function toldInPage(told: readonly Told[]): void {
  if (told.length === 0) return;
  useStore.setState(({ toasts }) => ({ toasts: [...toasts, ...told].slice(-MOST_TOASTS) }));
  announce(told);
}

/** A toast was put away, or has been there long enough. */
export function toastClosed(id: string): void {
  useStore.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}

/** Something is said to be done only once it is stored: whoever reads that may leave the page at once. */
async function doneOnceStored(change: BookChange, done: Done): Promise<void> {
  await bookChanged(change);
  useStore.setState({ done });
}

function mute(words: string, change: Mute): void {
  const before = alertBook().mutes.find(({ xuid }) => xuid === change.xuid);
  const isMeant = ({ events }: Told): boolean =>
    change.xuid === '' || events.every(({ xuid }) => xuid === change.xuid);
  useStore.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => !isMeant(toast)) }));
  const undo = before ? muted(before) : unmuted(change.xuid);
  void doneOnceStored(muted(change), { words, undo, rule: undefined });
}

/** Everything is muted for an hour from now, UTC milliseconds. */
export function mutedForAnHour(now: number): void {
  mute(t('alerts.mutedHour'), { xuid: '', name: '', until: now + HOUR });
}

/** Everything is muted until eight in the morning of the next day, by the clock of this browser. */
export function mutedUntilTomorrow(now: number): void {
  const date = new Date(now);
  const until = new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1, 8).getTime();
  mute(t('alerts.mutedTomorrow'), { xuid: '', name: '', until });
}

/** Somebody is muted until that is taken back. */
export function personMuted(xuid: string, name: string): void {
  mute(t('alerts.mutedPerson', { name }), { xuid, name, until: undefined });
}

/** Somebody is muted until that is taken back, or told of again if they were, at a time in UTC milliseconds. */
export function personMuteToggled(xuid: string, name: string, now: number): void {
  const { mutes } = alertBook();
  const before = mutes.find((each) => each.xuid === xuid);
  if (!before || !isMuted(mutes, xuid, now)) return personMuted(xuid, name);
  void doneOnceStored(unmuted(xuid), {
    words: t('alerts.unmutedPerson', { name }),
    undo: muted(before),
    rule: undefined,
  });
}

/** Somebody, or everything, is told of again. */
export function muteEnded(xuid: string): void {
  void bookChanged(unmuted(xuid));
}

/** The list behind the bell was emptied; that can be undone. */
export function bellCleared(): void {
  const undo = toldRestored(alertBook().told);
  void doneOnceStored(toldCleared(), { words: t('alerts.cleared'), undo, rule: undefined });
}

/** All rules are to be seen. */
export function rulesOpened(): void {
  useStore.setState({ dialog: { kind: 'rules' } });
}

/** A rule is to be edited, or made out of a draft. */
export function ruleOpened(rule: AlertRule, isNew: boolean): void {
  useStore.setState(({ dialog }) => ({
    dialog: { kind: 'rule', rule, isNew, isOverRules: dialog?.kind === 'rules' },
    done: undefined,
  }));
}

/** What stays once a dialog is closed: all rules, where a rule was opened from them. */
function below(dialog: AlertsDialog | undefined): AlertsDialog | undefined {
  return dialog?.kind === 'rule' && dialog.isOverRules ? { kind: 'rules' } : undefined;
}

/** The dialog on top was closed. */
export function alertsDialogClosed(): void {
  useStore.setState(({ dialog }) => ({ dialog: below(dialog) }));
}

/** The dialog of a rule stays until the rule is stored, for the same reason; another one stays anyway. */
async function savedThenClosed(rule: AlertRule, done?: Done): Promise<void> {
  const { dialog } = useStore.getState();
  await bookChanged(ruleSaved(rule));
  useStore.setState((state) => ({
    ...(done ? { done } : {}),
    ...(dialog?.kind === 'rule' && state.dialog === dialog ? { dialog: below(dialog) } : {}),
  }));
}

/** A rule was made; that can be undone, and the rule edited. */
export function ruleMade(rule: AlertRule): void {
  void savedThenClosed(rule, {
    words: t('alerts.made', { rule: ruleWords(rule) }),
    undo: ruleRemoved(rule.id),
    rule,
  });
}

/** A rule was changed; the dialog closes in which it was. */
export function ruleChanged(rule: AlertRule): void {
  void savedThenClosed(rule);
}

/** A rule was deleted; that can be undone. */
export function ruleDeleted(rule: AlertRule): void {
  const place = alertBook().rules.findIndex(({ id }) => id === rule.id);
  void doneOnceStored(ruleRemoved(rule.id), {
    words: t('alerts.deleted', { rule: ruleWords(rule) }),
    undo: ruleRestored(rule, Math.max(0, place)),
    rule: undefined,
  });
}

/** What was done last is to be undone. */
export function doneUndone(): void {
  const { done } = useStore.getState();
  useStore.setState({ done: undefined });
  if (done) void bookChanged(done.undo);
}

/** The offer to undo was put away. */
export function doneDismissed(): void {
  useStore.setState({ done: undefined });
}

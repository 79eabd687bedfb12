import { useEffect, useEffectEvent, useState } from 'react';
import { chime } from '#client/chime.ts';
import { closeOnDesktop, followDesktop, showOnDesktop } from '#client/desktop.ts';
import { letOthers } from '#client/pause.ts';
import { bookChanged } from '#client/people-store.ts';
import { followVoice, speaks } from '#client/voice.ts';
import { alertBook, toldInPage } from '#features/alerts/alerts-store.ts';
import { viewOpened } from '#features/filters/view-choices.ts';
import { toldAdded } from '#model/alert-changes.ts';
import { NO_ALERTS, type AlertRule, type Told } from '#model/alert-rules.ts';
import { toldWords } from '#model/alert-words.ts';
import type { Alert } from '#model/alerts.ts';
import { dryRun } from '#model/hour-of-sights.ts';
import { ruleScope } from '#model/rule-scope.ts';
import { isIn, knownOf, SIGNED_IN } from '#model/sightings.ts';
import { titleName } from '#model/title-words.ts';
import { toldOf, type Called } from '#model/told-of.ts';
import { writeAddress } from '#model/view-address.ts';
import { createLookout } from './lookout.ts';
import type { Page } from './page.ts';
import { paceKept } from './use-hidden.ts';
import { useRulePictures, type RulePictures } from './use-rule-pictures.ts';

/** A notification is stale after so long, in milliseconds, whatever has become of the person. */
const STALE_AFTER = 15 * 60_000;

/** What a notification on the desktop is about. */
type Shown = { readonly xuid: string | undefined; readonly thing: string; readonly at: number };

/** What everybody and everything is called, by what is known now. */
function calledBy({ dashboard, watched }: Page, { pictures, names }: RulePictures): Called {
  const recordOf = (xuid: string) => {
    for (const { picture } of pictures ?? []) {
      const record = picture.records.get(xuid);
      if (record) return record;
    }
    return undefined;
  };
  const friendOf = (sought: string) => dashboard.friends?.find(({ xuid }) => xuid === sought);
  const titlesOf = (xuid: string) => (recordOf(xuid)?.devices ?? []).flatMap((device) => device.titles ?? []);
  return {
    person: (xuid) =>
      friendOf(xuid)?.name ??
      (watched.book.people.get(xuid)?.alias ||
        (dashboard.presence.names.get(xuid) ?? names.get(xuid) ?? xuid)),
    title: (id) => {
      const known = dashboard.titleNames.get(id);
      if (known !== undefined) return known;
      for (const { picture } of pictures ?? []) {
        for (const { devices = [] } of picture.records.values()) {
          const title = devices.flatMap((device) => device.titles ?? []).find((one) => one.id === id);
          if (title) return titleName(title);
        }
      }
      return titleName({ id, name: '' });
    },
    titleOf: (xuid) => {
      const front = friendOf(xuid)?.headline?.title ?? titlesOf(xuid).find(({ state }) => state === 'Active');
      return front && front.id !== '' ? front.id : undefined;
    },
  };
}

function tagOf({ events: [event], summary, events }: Told): string {
  if (summary || events.length > 1 || !event) return 'presence:digest';
  return event.xuid === undefined ? `title:${event.title?.id ?? ''}` : `presence:${event.xuid}`;
}

/*
 * What an effect leaves behind until it ends is made outside of what is drawn: with it would stay all that was at
 * hand where it was made, such as everybody of that picture.
 */

function speakHere(): () => void {
  const ends = [followVoice(), followDesktop(viewOpened)];
  return () => {
    for (const end of ends) end();
  };
}

function keepPace(watches: boolean): () => void {
  paceKept(watches);
  return () => paceKept(false);
}

/** Watches the polls for what rules ask for, and tells it if this is the tab that speaks. */
export function useAlerts(page: Page): {
  readonly tryOut: (rule: AlertRule) => readonly Told[];
  readonly onTest: () => void;
} {
  const { watched, polling, health } = page;
  const { rules } = watched.book.alerts ?? NO_ALERTS;
  const found = useRulePictures(page, rules);
  const { scope, pictures } = found;
  const [lookout] = useState(createLookout);
  const [shown] = useState(() => new Map<string, Shown>());
  const interval = polling.seconds * 1000;
  const called = calledBy(page, found);

  const onDesktop = (told: Told): void => {
    const { heading, body } = toldWords(told);
    const tag = tagOf(told);
    const [event] = told.events;
    const person = told.events.length === 1 ? event?.xuid : undefined;
    const address = writeAddress({ ...page.chosen, person });
    const thing = event?.what === 'online' ? SIGNED_IN : (event?.title?.id ?? SIGNED_IN);
    shown.set(tag, { xuid: person, thing, at: performance.now() });
    void showOnDesktop({ tag, heading, body, address }, viewOpened);
  };
  const tell = (alerts: readonly Alert[]): void => {
    if (alerts.length === 0 || !speaks()) return;
    const now = Date.now();
    const told = alerts.map((alert, order) => toldOf(alert, now, order, alertBook().rules, called));
    void bookChanged(toldAdded(told, now));
    const loud = alerts.flatMap(({ quiet, voice }, index) => {
      const one = told[index];
      return quiet || !one ? [] : [{ one, voice }];
    });
    toldInPage(loud.flatMap(({ one, voice }) => (voice.page ? [one] : [])));
    for (const { one, voice } of loud) if (voice.desktop) onDesktop(one);
    if (loud.some(({ voice }) => voice.sound)) chime();
  };
  /** Takes notifications away that do not hold any longer. */
  const closeStale = (): void => {
    const seen = lookout.watching()?.seen;
    for (const [tag, { xuid, thing, at }] of shown) {
      const isGone = seen && xuid !== undefined && !isIn(knownOf(seen, xuid), thing, seen.at);
      if (isGone !== true && performance.now() - at < STALE_AFTER) continue;
      shown.delete(tag);
      void closeOnDesktop(tag);
    }
  };
  const look = useEffectEvent((came: RulePictures['pictures'], isKnown: boolean): void => {
    if (!isKnown || !came || polling.pausedAt !== undefined) return;
    const { told, mutes, rules: asking } = alertBook();
    tell(
      lookout.look(came, health.sleptAt, () => ({
        rules: asking,
        told,
        mutes,
        isMeant: scope.isMeant,
        interval,
      })),
    );
    closeStale();
  });
  // Talks to whoever is to be told: each picture is looked at once, when it comes and has been drawn.
  useEffect(() => {
    let isGone = false;
    void letOthers().then(() => isGone || look(pictures, watched.known));
    return () => {
      isGone = true;
    };
  }, [pictures, watched.known]);
  const isPaused = polling.pausedAt !== undefined;
  // Talks to the lookout: nobody watches while updates are paused.
  useEffect(() => {
    if (isPaused) lookout.paused();
  }, [isPaused, lookout]);
  // Talks to the other tabs, of which one speaks, and to what is pressed on the desktop.
  useEffect(speakHere, []);
  const watches = rules.some(({ paused }) => !paused);
  // Talks to the polling: a hidden page that has rules asks as often as one that is seen.
  useEffect(() => keepPace(watches), [watches]);

  const { rosters } = watched;
  const friends = page.dashboard.friends;
  const tryOut = (rule: AlertRule): readonly Told[] => {
    const favourites = new Set((friends ?? []).flatMap(({ xuid, favorite }) => (favorite ? [xuid] : [])));
    const tried = { ...rule, paused: false };
    const { isMeant } = ruleScope([tried], rosters, favourites, () => true);
    const would = dryRun(lookout.hour(), tried, { isMeant, interval });
    return would.map(({ at, alert }, order) => toldOf(alert, at, order, [rule], called));
  };
  return {
    tryOut,
    onTest: () => {
      const now = Date.now();
      const [friend] = friends ?? [];
      const told: Told = toldOf(
        {
          events: [{ what: 'online', xuid: friend?.xuid, titleId: undefined, with: [], rules: [] }],
          voice: { page: true, desktop: true, sound: true },
          quiet: false,
          summary: false,
        },
        now,
        0,
        [],
        called,
      );
      toldInPage([told]);
      onDesktop(told);
      chime();
    },
  };
}

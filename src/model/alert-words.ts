import { listWords, rowOfWords } from '#i18n/list-words.ts';
import { t } from '#i18n/translate.ts';
import type { AlertRule, RuleWho, Told, ToldEvent } from './alert-rules.ts';
import { titleName } from './title-words.ts';

/** So many names are listed; more are counted. */
const MOST_NAMES = 4;

/** Whom a rule is about, such as "Ada" or "Any favourite". */
export function whoWords(who: RuleWho): string {
  switch (who.kind) {
    case 'person':
      return who.name || who.xuid;
    case 'roster':
      return t('alerts.anyOf', { roster: who.name || who.roster });
    case 'favourites':
      return t('alerts.anyFavourite');
  }
}

/** What a rule says, such as "Ada comes online"; the name that it was given stands in its place. */
export function ruleWords(rule: Pick<AlertRule, 'name' | 'who' | 'what' | 'title' | 'count'>): string {
  const { name, what, count } = rule;
  if (name !== '') return name;
  const who = whoWords(rule.who);
  const title = rule.title ? titleName(rule.title) : t('alerts.anyTitle');
  switch (what) {
    case 'online':
      return t('alerts.ruleOnline', { who });
    case 'starts':
      return t('alerts.ruleStarts', { who, title });
    case 'joins':
      return t('alerts.ruleJoins', { who, title, count });
    case 'reaches':
      return t('alerts.ruleReaches', { who, title, count });
  }
}

function names(list: readonly string[]): string {
  const more = list.length - MOST_NAMES;
  if (more <= 1) return listWords(list);
  return listWords([...list.slice(0, MOST_NAMES), t('alerts.more', { count: more })]);
}

/** What happened, such as "Ada joined Bo in Contoso 5". */
export function eventWords({ what, name, title, with: company }: ToldEvent): string {
  const titled = title ? titleName(title) : t('alerts.aTitle');
  switch (what) {
    case 'online':
      return t('alerts.online', { name });
    case 'starts':
      return t('alerts.starts', { name, title: titled });
    case 'joins':
      return t('alerts.joins', { name, title: titled, others: names(company) });
    case 'reaches':
      return t('alerts.reaches', { title: titled, count: company.length });
  }
}

/** More of one event: the title somebody came online in, or who is in it, and which rule asked for it. */
function detailWords({ what, title, with: company, rules }: ToldEvent): string {
  const more =
    what === 'online' && title
      ? [t('state.inTitle', { title: titleName(title) })]
      : what === 'reaches'
        ? [names(company)]
        : [];
  return rowOfWords([...more, t('alerts.because', { count: rules.length, rules: listWords(rules) })]);
}

/** What was told, as a heading and a line under it: the person, the title, and why it was told. */
export function toldWords({ events, summary }: Told): { readonly heading: string; readonly body: string } {
  const [only] = events;
  if (only && events.length === 1 && !summary) return { heading: eventWords(only), body: detailWords(only) };
  const rules = [...new Set(events.flatMap((event) => event.rules))];
  const count = events.length;
  return {
    heading: summary ? t('alerts.meanwhile', { count }) : t('alerts.digest', { count }),
    body: [
      names(events.map(eventWords)),
      t('alerts.because', { count: rules.length, rules: listWords(rules) }),
    ].join(' · '),
  };
}

/** What is read out of everything that was told since it was last said, in one sentence. */
export function announcementWords(told: readonly Told[]): string {
  const events = told.flatMap((one) => one.events);
  const [only] = events;
  if (only && events.length === 1) return eventWords(only);
  return t('alerts.announced', { count: events.length, what: names(events.map(eventWords)) });
}

import { describe, expect, it } from 'vitest';
import type { AlertRule, RuleWho, Told, ToldEvent } from './alert-rules.ts';
import { announcementWords, eventWords, ruleWords, toldWords } from './alert-words.ts';

const ADA: RuleWho = { kind: 'person', xuid: '1', name: 'Ada' };
const TITLE = { id: '5', name: 'Contoso 5' };

function event(rest: Partial<ToldEvent>): ToldEvent {
  return {
    what: 'online',
    xuid: '1',
    name: 'Ada',
    title: undefined,
    with: [],
    rules: ['Raid night'],
    ...rest,
  };
}

function told(events: readonly ToldEvent[], summary = false): Told {
  return { id: '1', at: 0, events, quiet: false, summary };
}

describe('a rule is called by what it says', () => {
  it.each([
    [{ name: '', who: ADA, what: 'online', title: undefined, count: 1 }, 'Ada comes online'],
    [
      { name: '', who: { kind: 'favourites' }, what: 'starts', title: TITLE, count: 1 },
      'Any favourite starts Contoso 5',
    ],
    [
      {
        name: '',
        who: { kind: 'roster', roster: 'raid', name: 'Raid' },
        what: 'starts',
        title: undefined,
        count: 1,
      },
      'Anybody in Raid starts any title',
    ],
    [{ name: '', who: ADA, what: 'joins', title: TITLE, count: 1 }, 'Ada joins somebody in Contoso 5'],
    [{ name: '', who: ADA, what: 'joins', title: TITLE, count: 3 }, 'Ada joins 3 others in Contoso 5'],
    [
      { name: '', who: { kind: 'favourites' }, what: 'reaches', title: TITLE, count: 4 },
      'Contoso 5 reaches 4 people (Any favourite)',
    ],
    [{ name: 'Raid night', who: ADA, what: 'online', title: undefined, count: 1 }, 'Raid night'],
  ] satisfies readonly (readonly [Parameters<typeof ruleWords>[0] & Partial<AlertRule>, string])[])(
    '%j',
    (rule, words) => {
      expect(ruleWords(rule)).toBe(words);
    },
  );
});

describe('what happened', () => {
  it.each([
    [event({}), 'Ada is online'],
    [event({ what: 'starts', title: TITLE }), 'Ada started Contoso 5'],
    [event({ what: 'joins', title: TITLE, with: ['Bo', 'Cy'] }), 'Ada joined Bo and Cy in Contoso 5'],
    [
      event({ what: 'joins', title: TITLE, with: ['Bo', 'Cy', 'Di', 'Ed', 'Fay', 'Gus'] }),
      'Ada joined Bo, Cy, Di, Ed, and 2 more in Contoso 5',
    ],
    [
      event({ what: 'reaches', xuid: undefined, title: TITLE, with: ['Ada', 'Bo'] }),
      '2 people are in Contoso 5',
    ],
  ])('%j', (happened, words) => {
    expect(eventWords(happened)).toBe(words);
  });
});

describe('what is told names the person, the title and why', () => {
  it.each([
    ['one', told([event({ title: TITLE })]), 'Ada is online', 'In Contoso 5, Rule: Raid night'],
    [
      'a digest',
      told([event({}), event({ name: 'Bo' }), event({ name: 'Cy', rules: ['Late'] }), event({ name: 'Di' })]),
      '4 things at once',
      'Ada is online, Bo is online, Cy is online, and Di is online · Rules: Raid night and Late',
    ],
    [
      'a summary, even of one',
      told([event({})], true),
      'While nobody watched: 1 change',
      'Ada is online · Rule: Raid night',
    ],
    ['a test', told([event({ rules: [] })]), 'Ada is online', 'Without a rule'],
  ])('%s', (_, all, heading, body) => {
    expect(toldWords(all)).toEqual({ heading, body });
  });
});

it('several things are read out as one sentence', () => {
  expect(announcementWords([told([event({})])])).toBe('Ada is online');
  expect(announcementWords([told([event({})]), told([event({ name: 'Bo' })])])).toBe(
    '2 alerts: Ada is online and Bo is online',
  );
});

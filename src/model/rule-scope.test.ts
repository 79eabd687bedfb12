import { describe, expect, it } from 'vitest';
import { readPresenceRecords } from '#contract/record.ts';
import { alertRule } from '#testing/alert-rule.ts';
import type { AlertRule, RuleWho } from './alert-rules.ts';
import type { Rosters } from './roster.ts';
import { questionsOfRules, rosterKey, ruleScope, thingsOf } from './rule-scope.ts';
import { SIGNED_IN } from './sightings.ts';

const ROSTERS: Rosters = {
  friends: true,
  home: undefined,
  named: [
    { slug: 'raid-team', name: 'Raid team', xuids: ['1', '2'], from: 'gateway' },
    { slug: 'work', name: 'Work', xuids: ['3'], from: { id: 'own' } },
  ],
};

function ruleAbout(who: RuleWho, paused = false): AlertRule {
  return alertRule({ id: JSON.stringify(who), who, paused });
}

const PERSON = ruleAbout({ kind: 'person', xuid: '9', name: 'Ada' });
const RAID = ruleAbout({ kind: 'roster', roster: 'raid-team', name: 'Raid team' });
const OWN = ruleAbout({ kind: 'roster', roster: 'own', name: 'An old name' });
const GONE = ruleAbout({ kind: 'roster', roster: 'gone', name: 'Gone' });
const FRIENDS = ruleAbout({ kind: 'roster', roster: 'friends', name: 'Friends' });
const FAVOURITES = ruleAbout({ kind: 'favourites' });

describe('whom rules are about', () => {
  const scope = ruleScope(
    [PERSON, RAID, OWN, GONE, FRIENDS, FAVOURITES],
    ROSTERS,
    new Set(['7']),
    (xuid) => xuid === '8',
  );
  it.each([
    [PERSON, '9'],
    [RAID, '1,2'],
    [OWN, '3'],
    [GONE, ''],
    [FRIENDS, '8'],
    [FAVOURITES, '7'],
  ])('%j', (rule, meant) => {
    const everybody = ['1', '2', '3', '4', '7', '8', '9'];
    expect(everybody.filter((xuid) => scope.isMeant(rule, xuid)).join()).toBe(meant);
  });

  it('a roster of this browser is found by its id, whatever its name is now', () => {
    expect(ROSTERS.named.map(rosterKey)).toEqual(['raid-team', 'own']);
  });
});

describe('what is asked for rules', () => {
  const ask = (rules: readonly AlertRule[], view: Parameters<typeof questionsOfRules>[1]) =>
    questionsOfRules(
      ruleScope(rules, ROSTERS, new Set(), () => true),
      view,
      true,
    );
  const friends = { isFriends: true, level: 'all', known: new Set(['1', '9']) } as const;

  it.each([
    ['nothing, where the view asks for everybody', [PERSON], friends, []],
    ['those whom the view leaves out', [PERSON, RAID, OWN], friends, [['2', '3']]],
    ['nothing for a paused rule', [ruleAbout({ kind: 'person', xuid: '5', name: '' }, true)], friends, []],
    [
      'everybody, where the level knows no titles',
      [PERSON],
      { ...friends, level: 'device' } as const,
      [['9']],
    ],
    ['the friends, while a roster is watched', [FRIENDS], { ...friends, isFriends: false }, ['group']],
    ['not the friends again, while they are watched', [FRIENDS], friends, []],
  ])('%s', (_, rules, view, asked) => {
    expect(
      ask(rules, view).map((question) => (question.kind === 'group' ? 'group' : question.users)),
    ).toEqual(asked);
  });
});

it('somebody is in the titles in front of them, and signed in; not in what runs behind, nor on the dashboard', () => {
  const { records } = readPresenceRecords([
    {
      xuid: '2533274790000001',
      state: 'Online',
      devices: [
        {
          type: 'Scarlett',
          titles: [
            { id: '12341234', name: 'Contoso 5', placement: 'Full', state: 'Active' },
            { id: '1', name: 'Music', placement: 'Background', state: 'Active' },
            { id: '750323071', name: 'Home', placement: 'Full', state: 'Active' },
            { id: '2', name: 'Idle', placement: 'Full', state: 'Inactive' },
          ],
        },
      ],
    },
    { xuid: '2533274790000002', state: 'Offline' },
  ]);
  expect(records.map((record) => [...thingsOf(record)])).toEqual([[SIGNED_IN, '12341234'], []]);
});

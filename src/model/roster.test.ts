import { describe, expect, it, test } from 'vitest';
import { personDescribed, rosterAdded } from './book-changes.ts';
import { EMPTY_BOOK, inOrder, type PeopleBook } from './people-book.ts';
import { rosterAt, rostersOf, showsSample, type Rosters } from './roster.ts';

const GROUPS = { 'Raid team': ['1', '2'], Work: ['2', '3'] };

function rosters(book: PeopleBook, sample = false, groups: Record<string, string[]> = GROUPS): Rosters {
  return rostersOf({ groups, book, sample, allName: 'All rosters' });
}

function own(...lists: [string, string[]][]): PeopleBook {
  return inOrder(...lists.map(([name, xuids]) => rosterAdded({ id: name, name, xuids })))(EMPTY_BOOK);
}

test('rosters of this browser stand beside the gateway’s, and all of them count a person once', () => {
  const { named, friends, home } = rosters(own(['Raid team', ['3', '4']]));
  expect(named.map(({ slug, xuids }) => [slug, xuids])).toEqual([
    ['raid-team', ['1', '2']],
    ['work', ['2', '3']],
    ['raid-team-2', ['3', '4']],
    ['all-rosters', ['1', '2', '3', '4']],
  ]);
  expect([friends, home]).toEqual([true, undefined]);
});

test('an address belongs to the gateway’s roster first, and all rosters keep theirs before one’s own', () => {
  const { named } = rosters(own(['All rosters', ['9']]), false, { 'All rosters': ['1'] });
  expect(named.map(({ slug, from }) => [slug, from])).toEqual([
    ['all-rosters', 'gateway'],
    ['all-rosters-3', { id: 'All rosters' }],
    ['all-rosters-2', 'all'],
  ]);
});

test('one roster is not offered again as all of them', () => {
  expect(rosters(own(['Mine', ['1']]), false, {}).named.map(({ slug }) => slug)).toEqual(['mine']);
});

describe('where the people are invented', () => {
  it('a roster of one’s own takes the place of friends and groups', () => {
    const mine = rosters(own(['Mine', ['5']]), true);
    expect([mine.friends, mine.named.map(({ slug }) => slug)]).toEqual([false, ['mine']]);
    expect(rosterAt(mine, 'friends')?.slug).toBe('mine');
    expect(rosterAt(mine, 'raid-team')).toBeUndefined();
    expect(showsSample(mine, rosterAt(mine, 'friends'), EMPTY_BOOK)).toBe(false);
  });

  it('all of them are shown first if there are several', () => {
    expect(rosterAt(rosters(own(['A', ['5']], ['B', ['6']]), true), 'friends')?.slug).toBe('all-rosters');
  });

  it('a roster of invented people changes nothing', () => {
    const book = inOrder(
      personDescribed('1', {}, true),
      rosterAdded({ id: 't', name: 'Trial', xuids: ['1'] }),
    )(EMPTY_BOOK);
    const trial = rosters(book, true);
    expect([trial.friends, trial.named.length]).toEqual([true, 4]);
    for (const slug of ['friends', 'raid-team', 'trial', 'all-rosters']) {
      expect(showsSample(trial, rosterAt(trial, slug), book), slug).toBe(true);
    }
  });

  it('they are gone from one’s rosters where the people are real', () => {
    const book = inOrder(
      personDescribed('1', {}, true),
      rosterAdded({ id: 't', name: 'Trial', xuids: ['1', '8'] }),
    )(EMPTY_BOOK);
    expect(rosterAt(rosters(book), 'trial')?.xuids).toEqual(['8']);
  });
});

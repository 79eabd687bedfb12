import { describe, expect, test } from 'vitest';
import {
  inOrder as together,
  EMPTY_BOOK,
  type BookChange,
  type OwnRoster,
  type PeopleBook,
} from './people-book.ts';
import {
  peopleDescribed,
  personDescribed,
  rosterAdded,
  rosterEdited,
  rosterRemoved,
} from './book-changes.ts';
import { alertRule } from '#testing/alert-rule.ts';
import { muted, ruleSaved } from './alert-changes.ts';
import { reversal } from './book-reversal.ts';

const RAID: OwnRoster = { id: 'raid', name: 'Raid', xuids: ['1', '2', '3'] };
const KARTS: OwnRoster = { id: 'karts', name: 'Karts', xuids: ['2'] };
const BOOK = together(
  rosterAdded(RAID),
  rosterAdded(KARTS),
  personDescribed('1', { alias: 'Ada', note: 'Fridays', favourite: true }, false),
)(EMPTY_BOOK);

/** The change that takes back another. */
const undoing = (change: BookChange, book: PeopleBook = BOOK): BookChange => reversal(book, change(book));

const IMPORT = together(
  peopleDescribed(
    new Map([
      ['1', { alias: 'Captain', sample: false }],
      ['4', { note: 'New', sample: false }],
    ]),
  ),
  rosterEdited('raid', { name: 'Raiders', added: ['4', '5'], removed: ['2'] }),
  rosterAdded({ id: 'new', name: 'New', xuids: ['1', '4'] }),
);

describe('a change that is taken back', () => {
  test.each([
    ['an import', IMPORT],
    ['a roster deleted', rosterRemoved('raid')],
    ['all rosters deleted', together(rosterRemoved('raid'), rosterRemoved('karts'))],
    ['somebody forgotten', personDescribed('1', { alias: '', note: '', favourite: undefined }, false)],
    ['nothing', (book: PeopleBook) => book],
  ])('%s: the book is as it was, however often it is taken back', (_, change) => {
    const undo = undoing(change);
    expect(undo(change(BOOK))).toEqual(BOOK);
    expect(together(undo, undo)(change(BOOK))).toEqual(BOOK);
  });

  test('alerts outlast it; only rules that came with a file go, and those it replaced are back', () => {
    const kept = together(ruleSaved(alertRule()), muted({ xuid: '1', name: 'Ada', until: undefined }))(BOOK);
    const change = together(
      IMPORT,
      ruleSaved(alertRule({ name: 'Of the file' })),
      ruleSaved(alertRule({ id: 'new' })),
    );
    const undo = undoing(change, kept);
    expect(undo(change(kept))).toEqual(kept);
    const since = ruleSaved(alertRule({ id: 'new', name: 'Edited since' }));
    expect(together(change, since, undo)(kept).alerts?.rules).toEqual([
      alertRule(),
      alertRule({ id: 'new', name: 'Edited since' }),
    ]);
    expect(undoing(rosterRemoved('raid'), kept)(rosterRemoved('raid')(kept))).toEqual(kept);
  });

  test('what was written since stays', () => {
    const since = together(
      personDescribed('1', { note: 'Saturdays now' }, false),
      personDescribed('4', { alias: 'Dana' }, false),
      rosterEdited('raid', { added: ['9'] }),
      rosterEdited('new', { name: 'Newest', added: ['8'] }),
      rosterEdited('karts', { added: ['7'] }),
    );
    const { people, rosters } = together(IMPORT, since, undoing(IMPORT))(BOOK);
    expect(people.get('1')).toMatchObject({ alias: 'Captain', note: 'Saturdays now' });
    expect(people.get('4')).toMatchObject({ alias: 'Dana', note: 'New' });
    expect(rosters).toEqual([
      { id: 'raid', name: 'Raid', xuids: ['1', '3', '9', '2'] },
      { id: 'karts', name: 'Karts', xuids: ['2', '7'] },
      { id: 'new', name: 'Newest', xuids: ['8'] },
    ]);
  });

  test('a roster that another tab deleted meanwhile does not come back', () => {
    expect(together(IMPORT, rosterRemoved('raid'), undoing(IMPORT))(BOOK).rosters).toEqual([KARTS]);
  });
});

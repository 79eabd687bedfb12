import { describe, expect, it, test } from 'vitest';
import {
  knownPerson,
  peopleDescribed,
  personDescribed,
  rosterAdded,
  rosterEdited,
  withoutSample,
} from './book-changes.ts';
import { EMPTY_BOOK, hasOwnPeople, inOrder, type OwnRoster } from './people-book.ts';

const raid: OwnRoster = { id: 'raid', name: 'Raid', xuids: ['1', '2'] };
const work: OwnRoster = { id: 'work', name: 'Work', xuids: ['2', '3'] };
const both = inOrder(rosterAdded(raid), rosterAdded(work))(EMPTY_BOOK);

test('a roster is made once, however often the change is applied', () => {
  expect(inOrder(rosterAdded(raid), rosterAdded(raid))(EMPTY_BOOK).rosters).toEqual([raid]);
});

test('a roster lists nobody twice, and changing one leaves the other as it is', () => {
  const after = rosterEdited('raid', { name: 'Raiders', added: ['3', '2', '3'], removed: ['1'] })(both);
  expect(after.rosters[0]).toEqual({ id: 'raid', name: 'Raiders', xuids: ['2', '3'] });
  expect(after.rosters[1]).toBe(both.rosters[1]);
});

describe('what is written about a person', () => {
  it('is one thing in every roster, and stays when they leave one', () => {
    const after = inOrder(
      personDescribed('2', { alias: 'Ada' }, false),
      personDescribed('2', { note: 'from work' }, false),
      rosterEdited('raid', { removed: ['2'] }),
    )(both);
    expect(knownPerson(after, '2')).toMatchObject({ alias: 'Ada', note: 'from work' });
  });

  it('leaves no trace once there is nothing more to say', () => {
    const after = inOrder(
      personDescribed('2', { alias: 'Ada', favourite: true }, false),
      peopleDescribed(new Map([['2', { alias: '', favourite: undefined }]])),
    )(both);
    expect(after.people.size).toBe(0);
  });

  it('can be that a favourite of the gateway is none', () => {
    expect(knownPerson(personDescribed('9', { favourite: false }, false)(EMPTY_BOOK), '9').favourite).toBe(
      false,
    );
  });
});

describe('people of the sample', () => {
  const starred = personDescribed('7', { favourite: true }, true)(EMPTY_BOOK);

  it('are marked when they are first met, and never leave', () => {
    expect(knownPerson(starred, '7').sample).toBe(true);
    expect(withoutSample(starred)).toEqual(EMPTY_BOOK);
  });

  it('do not take over somebody who was entered by hand', () => {
    const entered = personDescribed('1', { favourite: true }, true)(both);
    expect(knownPerson(entered, '1').sample).toBe(false);
    expect(withoutSample(entered).people.has('1')).toBe(true);
  });

  it('take a roster that holds nobody else with them, but no empty one', () => {
    const trial = inOrder(
      rosterAdded({ id: 't', name: 'Trial', xuids: ['7'] }),
      rosterAdded({ id: 'e', name: 'Empty', xuids: [] }),
      rosterAdded({ id: 'm', name: 'Mixed', xuids: ['7', '1'] }),
    )(starred);
    expect(withoutSample(trial).rosters.map(({ name, xuids }) => [name, xuids])).toEqual([
      ['Empty', []],
      ['Mixed', ['1']],
    ]);
  });

  it('do not count as people of one’s own', () => {
    expect(hasOwnPeople(rosterAdded({ id: 't', name: 'Trial', xuids: ['7'] })(starred))).toBe(false);
    expect(hasOwnPeople(rosterAdded({ id: 't', name: 'Trial', xuids: ['7', '8'] })(starred))).toBe(true);
    expect(hasOwnPeople(rosterAdded({ id: 'e', name: 'Empty', xuids: [] })(EMPTY_BOOK))).toBe(false);
  });
});

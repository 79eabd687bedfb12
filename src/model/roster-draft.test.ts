import { describe, expect, it, test } from 'vitest';
import { knownPerson, personDescribed, rosterAdded } from './book-changes.ts';
import { EMPTY_BOOK } from './people-book.ts';
import { readPeople } from './people-lines.ts';
import { draftFault, draftSaved, freeName, type RosterDraft } from './roster-draft.ts';

const A = '2533274790000001';
const B = '2533274790000002';

function draft(text: string, rest: Partial<RosterDraft> = {}): RosterDraft {
  return {
    name: 'Raid',
    lines: readPeople(text, new Set()).lines,
    picked: new Set(),
    removed: new Set(),
    described: new Map(),
    ...rest,
  };
}

describe('a draft', () => {
  it('saves its valid lines, with what they say, and those who were picked', () => {
    const saved = draftSaved(
      'r',
      true,
      draft(`${A},Ada,,yes\nNova`, { name: '  Raid   team ', picked: new Set([B]) }),
      true,
    )(EMPTY_BOOK);
    expect(saved.rosters).toEqual([{ id: 'r', name: 'Raid team', xuids: [A, B] }]);
    expect(knownPerson(saved, A)).toMatchObject({ alias: 'Ada', favourite: true, sample: false });
    expect(knownPerson(saved, B).sample).toBe(true);
  });

  it('makes somebody of the sample one’s own by their XUID', () => {
    const met = personDescribed(A, { favourite: true }, true)(EMPTY_BOOK);
    expect(knownPerson(draftSaved('r', true, draft(A), true)(met), A)).toMatchObject({
      favourite: true,
      sample: false,
    });
  });

  it('edits a roster: name, who comes in, who goes, and what is said of them', () => {
    const before = rosterAdded({ id: 'r', name: 'Raid', xuids: [A] })(EMPTY_BOOK);
    const after = draftSaved(
      'r',
      false,
      draft(B, { name: 'Work', removed: new Set([A]), described: new Map([[B, { alias: ' Bo \n B. ' }]]) }),
      false,
    )(before);
    expect(after.rosters).toEqual([{ id: 'r', name: 'Work', xuids: [B] }]);
    expect(knownPerson(after, B).alias).toBe('Bo B.');
  });

  it.each([
    ['a name', draft(A, { name: ' ' }), 'nameMissing'],
    ['a name of its own', draft(A, { name: 'work' }), 'nameTaken'],
    ['a line that can be used', draft('Nova\n0'), 'noneUsable'],
    ['nothing', draft(''), undefined],
    ['nothing, if somebody was picked', draft('Nova', { picked: new Set([A]) }), undefined],
  ])('wants %s', (_, wanting, fault) => {
    expect(draftFault(wanting, [{ id: 'w', name: 'Work', xuids: [] }])).toBe(fault);
  });
});

test('a new roster is called as no other is', () => {
  const others = ['My roster', 'my  roster 2'].map((name) => ({ id: name, name, xuids: [] }));
  expect(freeName('My roster', others)).toBe('My roster 3');
});

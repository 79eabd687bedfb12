import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Eventually, PresenceStore, StoredPerson } from '#service/store/presence-store.ts';

/** A store under test, empty at the start of each test. */
export type StoreUnderTest = {
  readonly store: PresenceStore;
  /** The same people by another way, as another process has it; the same store where there is only one way. */
  readonly other: PresenceStore;
  clear(): Eventually<void>;
  close(): Eventually<void>;
};

const NOW = Date.UTC(2026, 1, 18, 12);

const EMPTY: StoredPerson = { devices: [], lastSeen: [], playerData: new Map() };

/** Somebody with all that a person can have. */
export const EVERYTHING: StoredPerson = {
  devices: [
    {
      id: 'console-1',
      type: 'Scarlett',
      titles: [
        {
          id: '1',
          placement: 'Full',
          state: 'Active',
          activity: {
            richPresence: { id: 'level', scid: 'scid-1', params: ['3', 'ü„"\\\n\u0000😀\ud800'] },
            media: { id: 'm', idType: 'bing', name: 'Song' },
            broadcast: {
              id: 'b',
              session: 's',
              provider: 'twitch',
              started: '2026-02-18T11:00:00Z',
              viewers: 7,
            },
          },
          sandbox: 'RETAIL',
          lastModified: '2026-02-18T12:00:00.0000000Z',
          expiresAt: NOW + 600_000,
        },
        {
          id: '2',
          placement: 'Background',
          state: 'Inactive',
          activity: { richPresence: 'A line that is ready' },
          sandbox: 'XDKS.1',
          lastModified: '2026-02-18T11:59:59.0000000Z',
        },
      ],
    },
    { type: 'Web', titles: [] },
  ],
  lastSeen: [
    { sandbox: 'RETAIL', deviceType: 'iOS', titleId: '7', titleName: '', timestamp: '2026-02-17T00:00:00Z' },
    { sandbox: 'XDKS.1', deviceType: 'Win32', timestamp: '2026-02-16T00:00:00Z' },
  ],
  cloak: { lastSeen: [{ sandbox: 'RETAIL', deviceType: 'iOS', timestamp: '2026-02-15T00:00:00Z' }] },
  playerData: new Map([
    [
      'scid-1',
      new Map<string, string | number>([
        ['map', 'Ice'],
        ['wins', 3.5],
        ['__proto__', 'x'],
      ]),
    ],
    ['scid-2', new Map()],
  ]),
};

/** Somebody who plays the title of this id now; the ids serve as marks to tell states apart. */
export function playing(...titleIds: readonly string[]): StoredPerson {
  return {
    ...EMPTY,
    devices: titleIds.map((id) => ({
      type: 'Scarlett',
      titles: [
        {
          id,
          placement: 'Full',
          state: 'Active',
          sandbox: 'RETAIL',
          lastModified: '2026-02-18T12:00:00.0000000Z',
          expiresAt: NOW + 600_000,
        },
      ],
    })),
  };
}

/** The marks of a person, in the order in which they were set. */
export function marksOf(person: StoredPerson | undefined): string[] {
  return (person?.devices ?? []).flatMap(({ titles }) => titles.map(({ id }) => id));
}

const withMark =
  (mark: string) =>
  (before: StoredPerson | undefined): StoredPerson =>
    playing(...marksOf(before), mark);

const alice = '2533274790000001';
const bob = '2533274790000002';

/** What every store must do, whatever is behind it. */
export function describePresenceStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`a presence store: ${name}`, () => {
    let tested: StoreUnderTest;
    beforeAll(async () => {
      tested = await open();
    });
    beforeEach(() => tested.clear());
    afterAll(() => tested.close());

    it('knows nobody at first', async () => {
      expect(await tested.store.read([])).toEqual([]);
      expect(await tested.store.read([alice, bob])).toEqual([undefined, undefined]);
    });

    it('hands a person back as they were written, to the last member', async () => {
      const after = await tested.store.update(alice, () => EVERYTHING);
      expect(after).toEqual(EVERYTHING);
      for (const store of [tested.store, tested.other])
        expect(await store.read([alice])).toEqual([EVERYTHING]);
    });

    it('answers in the order of the question, with gaps for whom it does not know', async () => {
      await tested.store.update(alice, () => playing('1'));
      await tested.store.update(bob, () => playing('2'));
      const found = await tested.store.read([bob, '3', alice]);
      expect(found.map(marksOf)).toEqual([['2'], [], ['1']]);
      expect(found[1]).toBeUndefined();
    });

    it('answers for thousands at once', async () => {
      const xuids = Array.from({ length: 2500 }, (_, index) => String(index + 1));
      await Promise.all(xuids.map((xuid) => tested.store.update(xuid, () => playing(xuid))));
      for (const store of [tested.store, tested.other]) {
        expect((await store.read(xuids)).map(marksOf)).toEqual(xuids.map((xuid) => [xuid]));
      }
    });

    it('hands each change what the one before left', async () => {
      await tested.store.update(alice, withMark('1'));
      await tested.other.update(alice, withMark('2'));
      const after = await tested.store.update(alice, withMark('3'));
      expect(marksOf(after)).toEqual(['1', '2', '3']);
    });

    it('keeps who is unchanged as the same object, and makes another of who changed', async () => {
      await tested.store.update(alice, () => playing('1'));
      await tested.store.update(bob, () => playing('1'));
      const [first, second] = await tested.store.read([alice, bob]);
      await tested.other.update(bob, () => playing('2'));
      const [third, fourth] = await tested.store.read([alice, bob]);
      expect(third).toBe(first);
      expect(fourth).not.toBe(second);
      expect((await tested.store.read([bob]))[0]).toBe(fourth);
    });

    it('changes nothing where the change returns its argument', async () => {
      const [before] = await tested.store.read([alice]);
      expect(await tested.store.update(alice, (person) => person)).toBeUndefined();
      expect(before).toBeUndefined();
      await tested.store.update(alice, () => playing('1'));
      const [written] = await tested.store.read([alice]);
      await tested.store.update(alice, (person) => person);
      expect((await tested.store.read([alice]))[0]).toBe(written);
    });

    it('sees what another way wrote, also where it decides to change nothing', async () => {
      await tested.store.update(alice, () => playing('1'));
      await tested.store.read([alice]);
      await tested.other.update(alice, () => playing('2'));
      const seen: string[][] = [];
      await tested.store.update(alice, (person) => {
        seen.push(marksOf(person));
        return person;
      });
      expect(seen.at(-1)).toEqual(['2']);
    });

    it('forgets whom a change leaves nothing of', async () => {
      await tested.store.update(alice, () => EVERYTHING);
      expect(await tested.store.update(alice, () => undefined)).toBeUndefined();
      for (const store of [tested.store, tested.other])
        expect(await store.read([alice])).toEqual([undefined]);
    });

    it('lets a change that fails change nothing, and is not held up by it', async () => {
      await tested.store.update(alice, () => playing('1'));
      const failing = async () =>
        tested.store.update(alice, () => {
          throw new Error('no');
        });
      await expect(failing()).rejects.toThrow('no');
      expect(marksOf(await tested.store.update(alice, withMark('2')))).toEqual(['1', '2']);
    });

    it('loses none of many changes at once, by two ways', async () => {
      const marks = Array.from({ length: 60 }, (_, index) => String(index));
      await Promise.all(
        marks.map((mark, index) =>
          (index % 2 === 0 ? tested.store : tested.other).update(alice, withMark(mark)),
        ),
      );
      const [person] = await tested.store.read([alice]);
      expect(marksOf(person).sort()).toEqual(marks.sort());
    });

    it('does in any order of reads and changes what a plain map does', async () => {
      const person = fc.constantFrom('1', '2', '3');
      const way = fc.constantFrom('store' as const, 'other' as const);
      const step = fc.oneof(
        fc.record({ do: fc.constant('read' as const), way, xuids: fc.uniqueArray(person) }),
        fc.record({ do: fc.constant('mark' as const), way, xuid: person, mark: fc.nat().map(String) }),
        fc.record({ do: fc.constant('forget' as const), way, xuid: person }),
        fc.record({ do: fc.constant('leave' as const), way, xuid: person }),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
          await tested.clear();
          const model = new Map<string, string[]>();
          for (const taken of steps) {
            const store = tested[taken.way];
            if (taken.do === 'read') {
              const found = await store.read(taken.xuids);
              expect(found.map((one) => one && marksOf(one))).toEqual(
                taken.xuids.map((xuid) => model.get(xuid)),
              );
            } else if (taken.do === 'mark') {
              await store.update(taken.xuid, withMark(taken.mark));
              model.set(taken.xuid, [...(model.get(taken.xuid) ?? []), taken.mark]);
            } else if (taken.do === 'forget') {
              await store.update(taken.xuid, () => undefined);
              model.delete(taken.xuid);
            } else {
              const left = await store.update(taken.xuid, (before) => before);
              expect(left && marksOf(left)).toEqual(model.get(taken.xuid));
            }
          }
        }),
        { numRuns: 100 },
      );
    });
  });
}

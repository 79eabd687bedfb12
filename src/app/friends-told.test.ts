import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMPTY_PICTURE, nextPicture, type Picture } from '#client/picture.ts';
import { standingOf, standingsOf } from '#client/standing.ts';
import { readPresenceRecords } from '#contract/record.ts';
import { friendMaker } from '#model/friend.ts';
import { friendsTold, type Described } from './friends-told.ts';

const INTERVAL = 15_000;
const XUIDS = Array.from({ length: 8 }, (_, index) => String(index + 1));

/** What one answer says: of each who is in it whether they are online; and who was renamed before it. */
const STEP = fc.record({
  online: fc.array(fc.constantFrom(true, false, undefined), { minLength: 8, maxLength: 8 }),
  isSecondAnswered: fc.boolean(),
  renamed: fc.option(fc.constantFrom(...XUIDS), { nil: undefined, freq: 5 }),
  level: fc.constantFrom('all' as const, 'all' as const, 'title' as const),
});

test('friends are made as they would be without anything remembered', () => {
  fc.assert(
    fc.property(fc.array(STEP, { maxLength: 12 }), (steps) => {
      const make = friendsTold();
      const slowly = friendMaker();
      // Two questions, as of a large roster; the second is not always answered.
      let pictures: readonly [Picture, Picture] = [EMPTY_PICTURE, EMPTY_PICTURE];
      let renamed: ReadonlySet<string> = new Set();
      const describing = (): ((xuid: string) => Described) => {
        const names = renamed;
        return (xuid) => ({
          name: names.has(xuid) ? 'Ada' : xuid,
          gamertag: undefined,
          favorite: names.has(xuid),
        });
      };
      let describe = describing();
      for (const [index, { online, isSecondAnswered, renamed: who, level }] of steps.entries()) {
        const when = { at: index * INTERVAL, clock: index * INTERVAL };
        const answer = (from: number, to: number, before: Picture): Picture => {
          const told = XUIDS.slice(from, to).flatMap((xuid, place) => {
            const is = online[from + place];
            return is === undefined ? [] : [{ xuid, state: is ? 'Online' : 'Offline' }];
          });
          return nextPicture(before, readPresenceRecords(told).records, when, XUIDS.slice(from, to));
        };
        const [first, second] = pictures;
        pictures = [answer(0, 4, first), isSecondAnswered ? answer(4, 8, second) : second];
        if (who !== undefined) {
          renamed = new Set([...renamed, who]);
          describe = describing();
        }
        const told = standingsOf(pictures, INTERVAL);
        const sources = XUIDS.map((xuid) => ({
          xuid,
          level,
          ...describe(xuid),
          ...standingOf(told, xuid),
        }));
        expect(make(XUIDS, told, describe, level)).toEqual(slowly(sources));
      }
    }),
    { numRuns: 300 },
  );
});

test('who stands elsewhere in the list is who they are', () => {
  const make = friendsTold();
  const { records } = readPresenceRecords(XUIDS.map((xuid) => ({ xuid, state: 'Online' })));
  const told = standingsOf([nextPicture(EMPTY_PICTURE, records, { at: 0, clock: 0 }, XUIDS)], INTERVAL);
  const describe = (xuid: string): Described => ({ name: xuid, gamertag: undefined, favorite: false });
  const before = make(XUIDS, told, describe, 'all');
  expect(make(XUIDS.toReversed(), told, describe, 'all')).toEqual(before.toReversed());
  expect(make(XUIDS.slice(1), told, describe, 'all')).toEqual(before.slice(1));
});

import { leaveWall } from '../scripts/soak/wall.ts';
import { expect, test } from './fixtures.ts';

/* The short form of `npm run soak -- --wall`: hours with every fault. A day of it takes minutes of its own. */

const MINUTE = 60_000;

test('an hour of a wall with every fault: no name older than ten minutes, and live within an interval of each', async () => {
  test.setTimeout(300_000);
  const outages = [
    ['500', 11 * MINUTE],
    ['no network', 2 * MINUTE],
    ['429', MINUTE],
    ['a minute'],
    ['html', 2 * MINUTE],
  ] as const;
  expect(await leaveWall(1, { outages: [outages] })).toEqual([]);
});

test('an hour with faults leaves nothing behind on a wall that an hour before it had not left', async () => {
  test.setTimeout(300_000);
  const outages = [
    ['500', MINUTE],
    ['no network', MINUTE],
    ['html', MINUTE],
  ] as const;
  // The bar of a day, for an hour in which the browser still compiles.
  expect(await leaveWall(2, { outages: [outages], warmUpHours: 1, most: 0.2 })).toEqual([]);
});

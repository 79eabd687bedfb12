import { leaveWall } from '../scripts/soak/wall.ts';
import { expect, test } from './fixtures.ts';

/* The short form of `npm run soak -- --wall`: an hour with every fault. A day of it takes minutes of its own. */

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
  expect(await leaveWall(1, [outages])).toEqual([]);
});

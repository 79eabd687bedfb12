import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPresenceRecord } from '#contract/record.ts';
import { arrangeFriends, type FriendGroup } from './arranging.ts';
import { friendOf, type Friend } from './friend.ts';
import { holdOrder, orderKeeper } from './held-order.ts';

const STATES = ['Online', 'Away', 'Offline'];

function friend(xuid: number, state: string, favorite = false): Friend {
  const record = readPresenceRecord({ xuid: String(xuid), state });
  return friendOf({
    xuid: String(xuid),
    name: `Friend ${xuid}`,
    favorite,
    outdated: false,
    record,
    level: 'all',
  });
}

function arrange(friends: readonly Friend[]): readonly FriendGroup[] {
  return arrangeFriends(friends, { by: 'state', sort: undefined, locale: 'en' });
}

const order = (groups: readonly FriendGroup[]) =>
  groups.map(({ key, friends }) => [key, friends.map(({ xuid }) => xuid)]);

test('nobody moves, and what is told of them is told anew', () => {
  const before = [friend(1, 'Online'), friend(2, 'Online'), friend(3, 'Offline')];
  const now = [friend(1, 'Away'), friend(2, 'Online'), friend(3, 'Online')];
  const held = holdOrder(arrange(before), arrange(now), now);
  expect(order(held.groups)).toEqual(order(arrange(before)));
  expect(held.groups[0]?.friends[0]?.state).toBe('away');
  expect(held.changes).toBe(2);
});

test('counts who comes, who goes and who changes places, but no change of text', () => {
  const before = [1, 2, 3, 4].map((xuid) => friend(xuid, 'Online'));
  const applied = arrange(before);
  expect(holdOrder(applied, arrange(before.map((each) => ({ ...each }))), before).changes).toBe(0);
  const joined = [...before, friend(5, 'Online')];
  expect(holdOrder(applied, arrange(joined), joined).changes).toBe(1);
  const gone = holdOrder(applied, arrange(before.slice(1)), before);
  expect([gone.changes, [...gone.ghosts]]).toEqual([1, ['1']]);
  const starred = before.map((each) => (each.xuid === '4' ? friend(4, 'Online', true) : each));
  expect(holdOrder(applied, arrange(starred), starred).changes).toBe(1);
});

test('held or not, in the end everybody stands where the live order has them', () => {
  const pictures = fc.array(
    fc.uniqueArray(fc.record({ xuid: fc.nat({ max: 8 }), state: fc.constantFrom(...STATES) }), {
      selector: ({ xuid }) => xuid,
    }),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(pictures, (sequence) => {
      const keep = orderKeeper();
      const all = sequence.map((people) => people.map(({ xuid, state }) => friend(xuid, state)));
      const first = order(keep(arrange(all[0] ?? []), [], false, 'view').groups);
      for (const people of all) {
        const held = keep(arrange(people), people, true, 'view');
        expect(order(held.groups)).toEqual(first);
        expect(held.changes === 0).toBe(JSON.stringify(order(arrange(people))) === JSON.stringify(first));
      }
      const last = all.at(-1) ?? [];
      expect(order(keep(arrange(last), last, false, 'view').groups)).toEqual(order(arrange(last)));
    }),
  );
});

test('another view is let through at once', () => {
  const keep = orderKeeper();
  keep(arrange([friend(1, 'Online')]), [], true, 'a');
  const now = [friend(2, 'Away')];
  expect(order(keep(arrange(now), now, true, 'b').groups)).toEqual([['away', ['2']]]);
});

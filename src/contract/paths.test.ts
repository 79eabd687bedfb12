import { describe, expect, it } from 'vitest';
import { capture, rawRequests } from '#testing/captures.ts';
import { currentTitlePath, groupPath, parseUserSegment, statePath, userPath } from './paths.ts';

describe('the paths that we ask for', () => {
  const asked = rawRequests(capture('client-run--xbox-webapi-2.0.0-dev0-requests.json'));

  it('are those of real clients', () => {
    const ours = [
      groupPath('me', 'all'),
      userPath('me', 'all'),
      userPath({ xuid: '2533274923812001' }, 'all'),
    ];
    expect(ours).toEqual(asked.map(({ path }) => path));
  });

  it('are those of a real game that writes', () => {
    const [write] = rawRequests(capture('xbl-trace-analyzer--title-writes-2016.json'));
    expect(currentTitlePath('2814641000001096')).toBe(write?.path);
  });

  it('name no level unless one is given', () => {
    expect([userPath('me'), groupPath({ xuid: '7' }), statePath('7')]).toEqual([
      '/users/me',
      '/users/xuid(7)/groups/People',
      '/users/xuid(7)/state',
    ]);
  });
});

it.each([
  ['me', 'me'],
  ['xuid(7)', { xuid: '7' }],
  ['xuid(007)', { xuid: '7' }],
  ['xuid(18446744073709551615)', { xuid: '18446744073709551615' }],
  ['xuid(18446744073709551616)', undefined],
  ['xuid(0)', undefined],
  ['xuid()', undefined],
  ['xuid(7', undefined],
  ['xuid(7))', undefined],
  ['XUID(7)', undefined],
  ['xuid(-7)', undefined],
  ['xuid(7a)', undefined],
  ['gt(Nova)', undefined],
  ['Me', undefined],
  ['', undefined],
])('the segment %j means %j', (segment, user) => {
  expect(parseUserSegment(segment)).toEqual(user);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WorldDevice } from '../world.ts';
import { HOME_ID } from './consoles.ts';
import { deviceOf, layoutOf, restamped } from './layout.ts';

const EARLIER = '2026-11-20T20:00:00.0000000';
const LATER = '2026-11-20T21:00:00.0000000';

const device = (type: WorldDevice['type'], ...titles: WorldDevice['titles']): WorldDevice => ({
  type,
  titles,
});

const anyDevice: fc.Arbitrary<WorldDevice> = fc.record({
  type: fc.constantFrom('Scarlett', 'XboxOne', 'Win32', 'Android'),
  titles: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom(HOME_ID, '1', '2', '3', '4'),
      placement: fc.constantFrom('Full', 'Fill', 'Snapped', 'Background'),
      state: fc.constantFrom('Active', 'Inactive'),
    }),
    { selector: ({ id }) => id },
  ),
});

describe('layoutOf and deviceOf', () => {
  it('leave a console with a snapped app as it is', () => {
    const xbox = device(
      'XboxOne',
      { id: HOME_ID, placement: 'Background', state: 'Active' },
      { id: '1', placement: 'Fill', state: 'Active', activity: { richPresence: 'On Nirvana' } },
      { id: '2', placement: 'Snapped', state: 'Active' },
    );
    expect(deviceOf(layoutOf(xbox), true)).toEqual(xbox);
  });

  it('make something legal of any screen, and lose no title', () => {
    fc.assert(
      fc.property(anyDevice, (before) => {
        const { titles } = deviceOf(layoutOf(before), true);
        const count = (placement: string) => titles.filter((title) => title.placement === placement).length;

        expect(count('Full') + count('Fill')).toBeLessThanOrEqual(1);
        expect(count('Snapped')).toBe(count('Fill'));
        const others = before.titles.map(({ id }) => id).filter((id) => id !== HOME_ID);
        expect(titles.map(({ id }) => id)).toEqual(expect.arrayContaining(others));
      }),
    );
  });

  it('leave Home out of a world that does not know it', () => {
    expect(deviceOf({ type: 'Scarlett', behind: [], isActive: true }, false).titles).toEqual([]);
  });
});

describe('restamped', () => {
  const game = { id: '1', placement: 'Full', state: 'Active', lastModified: EARLIER } as const;

  it('keeps the time of what stayed, and gives what changed the new one', () => {
    const [after] = restamped(
      [device('Win32', game), device('Android', { ...game, id: '2' })],
      [
        device('Win32', { ...game, activity: { richPresence: 'Wave 2' } }),
        device('Android', { ...game, id: '2' }),
      ],
      LATER,
    ).map(({ titles }) => titles[0]?.lastModified);
    expect(after).toBe(LATER);
    expect(restamped([device('Android', game)], [device('Android', game)], LATER)[0]?.titles).toEqual([game]);
  });

  it('leaves Home, slipping behind a game, older than the game', () => {
    const [after] = restamped(
      [device('Scarlett', { ...game, id: HOME_ID })],
      [device('Scarlett', { ...game, id: HOME_ID, placement: 'Background' }, game)],
      LATER,
    );
    expect(after?.titles.map(({ lastModified }) => lastModified)).toEqual([EARLIER, LATER]);
  });
});

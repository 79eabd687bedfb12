import type { DeviceType } from '#contract/words.ts';
import type { TitleKey } from './titles.ts';

/*
 * The short notation in which the sample world says what stands on a screen. Home is not written: a console
 * has it in any case, behind what is played or in front when nothing is.
 */

/** Which string of the title, and the player's statistics that fill it; or a ready text. */
export type Saying = { readonly string: string; readonly stats: Readonly<Record<string, string | number>> };

/** What is played back, by a name that needs no translation. */
export type Playing = { readonly id: string; readonly name: string };

export type Standing = {
  readonly title: TitleKey;
  readonly placement: 'full' | 'fill' | 'snapped' | 'background';
  readonly state: 'active' | 'inactive';
  readonly saying?: Saying;
  readonly playing?: Playing;
  /** How many watch the broadcast, where there is one. */
  readonly viewers?: number;
};

export type Screen = {
  readonly type: DeviceType;
  /** Minutes since it last changed. */
  readonly minutes: number;
  readonly standings: readonly Standing[];
};

/** A string with the statistics it is filled from. */
export function says(string: string, stats: Saying['stats'] = {}): Saying {
  return { string, stats };
}

const standing =
  (placement: Standing['placement'], state: Standing['state'] = 'active') =>
  (title: TitleKey, saying?: Saying, more: Pick<Standing, 'playing' | 'viewers'> = {}): Standing => ({
    title,
    placement,
    state,
    ...(saying ? { saying } : {}),
    ...more,
  });

export const full = standing('full');
export const fill = standing('fill');
export const snapped = standing('snapped');
export const behind = standing('background');
/** Still running, but nobody is at it. */
export const idle = standing('full', 'inactive');

/** A screen that last changed some minutes ago. */
export function on(type: DeviceType, minutes: number, ...standings: Standing[]): Screen {
  return { type, minutes, standings };
}

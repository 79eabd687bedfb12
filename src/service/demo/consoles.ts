import type { DeviceType } from '#contract/words.ts';

/** What an Xbox shows when nothing is played, and keeps behind everything that is (contract §2.3). */
export const HOME_ID = '750323071';

/** The consoles that report Home. */
const CONSOLES: ReadonlySet<string> = new Set<DeviceType>(['Scarlett', 'XboxOne']);

/** Whether the device reports Home beside what is played. */
export function isConsole(type: string): boolean {
  return CONSOLES.has(type);
}

/** Whether an app can be snapped beside another: Xbox One alone ever could (contract §2.3). */
export function canSnap(type: string): boolean {
  return type === 'XboxOne';
}

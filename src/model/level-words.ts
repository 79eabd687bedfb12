import type { Level } from '#contract/level.ts';

const NAMES: Readonly<Record<Level, string>> = { user: 'User', device: 'Device', title: 'Title', all: 'All' };

const BRINGS: Readonly<Record<Level, string>> = {
  user: 'who is online and when others were last seen',
  device: 'who is online, and on which devices',
  title: 'devices, titles and their place on the screen',
  all: 'devices, titles, their place on the screen, and rich presence',
};

const LACKS: Readonly<Record<Level, string>> = {
  user: 'Devices come with Device, titles with Title, rich presence with All.',
  device: 'Titles and their placement come with Title, rich presence with All.',
  title: 'Rich presence comes with All.',
  all: '',
};

/** The name of a level. */
export function levelName(level: Level): string {
  return NAMES[level];
}

/** A few words on what a level brings. */
export function levelBrings(level: Level): string {
  return BRINGS[level];
}

/** A sentence on what a level leaves out, and where to find it; empty for the deepest. */
export function levelLacks(level: Level): string {
  return LACKS[level];
}

import type { WorldDevice, WorldTitle } from '../world.ts';
import { HOME_ID, isConsole } from './consoles.ts';

/** A title without the things that follow from where it stands. */
export type Running = Pick<WorldTitle, 'id' | 'activity'>;

/**
 * Where the titles of one device stand. The placements follow from it, so that no screen can come out that
 * a console does not allow: full alone, or fill with snapped beside it (contract §2.3).
 */
export type Layout = {
  readonly type: WorldDevice['type'];
  readonly front?: Running | undefined;
  /** Beside what is in front. */
  readonly side?: Running | undefined;
  readonly behind: readonly Running[];
  /** False while nobody is at it. */
  readonly isActive: boolean;
};

const running = ({ id, activity }: WorldTitle): Running => (activity ? { id, activity } : { id });

/** Reads where the titles of a device stand; what cannot stand there goes behind. */
export function layoutOf(device: WorldDevice): Layout {
  const titles = device.titles.filter((title) => title.id !== HOME_ID);
  const visible = titles.filter((title) => title.placement !== 'Background');
  const side = visible.find((title) => title.placement === 'Snapped');
  const front = visible.find((title) => title !== side) ?? side;
  return {
    type: device.type,
    front: front && running(front),
    side: side && side !== front ? running(side) : undefined,
    behind: titles.filter((title) => title !== front && title !== side).map(running),
    isActive: device.titles.some((title) => title.state === 'Active'),
  };
}

/**
 * Writes a layout as a device. A console gets Home: behind what is played, else in front.
 * @param hasHome whether the world knows Home
 */
export function deviceOf(layout: Layout, hasHome: boolean): WorldDevice {
  const state = layout.isActive ? 'Active' : 'Inactive';
  const { front, side } = layout;
  const titles: WorldTitle[] = [];
  if (hasHome && isConsole(layout.type)) {
    titles.push({ id: HOME_ID, placement: front ? 'Background' : 'Full', state });
  }
  if (front) titles.push({ ...front, placement: side ? 'Fill' : 'Full', state });
  if (side) titles.push({ ...side, placement: 'Snapped', state });
  for (const title of layout.behind) {
    if (titles.every(({ id }) => id !== title.id)) titles.push({ ...title, placement: 'Background', state });
  }
  return { type: layout.type, titles };
}

/** Whether two titles say the same, whenever they said it. Both sides are written member by member here. */
function saysTheSame(one: WorldTitle, other: WorldTitle): boolean {
  return (
    one.placement === other.placement &&
    one.state === other.state &&
    (one.activity === other.activity || JSON.stringify(one.activity) === JSON.stringify(other.activity))
  );
}

/**
 * Gives every title the moment it last changed. Home that slips behind a game keeps its own: the game is
 * what was touched last, and what a later `lastSeen` names.
 * @param at the moment of the change, as on the wire
 */
export function restamped(
  before: readonly WorldDevice[],
  after: readonly WorldDevice[],
  at: string,
): WorldDevice[] {
  return after.map((device) => {
    const old = before.find(({ type }) => type === device.type)?.titles ?? [];
    return {
      ...device,
      titles: device.titles.map((title) => {
        const former = old.find(({ id }) => id === title.id);
        const slippedBehind = title.id === HOME_ID && title.placement === 'Background';
        const keeps = former !== undefined && (slippedBehind || saysTheSame(former, title));
        return { ...title, lastModified: (keeps ? former.lastModified : undefined) ?? at };
      }),
    };
  });
}

import { levelHas, type Level } from '#contract/level.ts';
import type { FriendGroup, GroupKind } from '#model/arranging.ts';
import { isSignedIn } from '#model/display-state.ts';
import type { Friend } from '#model/friend.ts';
import type { Density, Layout } from '#model/view.ts';

/*
 * Where everything in the list stands, in pixels of a 16-pixel root, so that only what is on screen needs to
 * be drawn. The measures are those of the classes in FriendCard and FriendRow; a card that turns out another
 * height, because the reader's own text spacing or size says so, is corrected by what was measured.
 */

export const GAP = 12;
const CARD_MIN_WIDTH = 320;
const TILE_MIN_WIDTH = 420;
const HEADING = 44;
const SECTION_END = 20;
const NARROW = 560;

/** Heights of a row; on narrow pages a row has two lines, but for the compact one. */
const ROWS: Readonly<Record<Density, { readonly wide: number; readonly narrow: number }>> = {
  comfortable: { wide: 64, narrow: 68 },
  cozy: { wide: 48, narrow: 60 },
  compact: { wide: 32, narrow: 32 },
};
const TILE = 56;

const CARD = {
  edge: 2,
  padding: 28,
  head: 44,
  device: 21 + 22 + 6,
  screen: 52,
  line: 22,
  presence: 18,
  gap: 6,
};

/** How a person is drawn: with every device, on one line, or small beside others in the same title. */
export type FriendShape = 'card' | 'row' | 'tile';

/** One person's place. */
export type PlacedFriend = {
  readonly friend: Friend;
  readonly shape: FriendShape;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The height before any correction. */
  readonly reckoned: number;
  /** Place in the group, from 1. */
  readonly position: number;
};

/** A group's place; its people stand relative to its body. */
export type PlacedSection = {
  readonly key: string;
  readonly of: GroupKind;
  readonly count: number;
  readonly collapsed: boolean;
  readonly y: number;
  /** Height of heading and body. */
  readonly height: number;
  readonly headingHeight: number;
  readonly people: readonly PlacedFriend[];
};

/** What the layout depends on beside the people. */
export type LayoutFrame = {
  /** Width of the list in CSS pixels. */
  readonly width: number;
  /** Root font size over 16. */
  readonly scale: number;
  readonly layout: Layout;
  readonly density: Density;
  readonly level: Level;
  /** Keys of the groups that are folded away. */
  readonly collapsed: ReadonlySet<string>;
  /** Cards that turned out another height than was reckoned, by XUID. */
  readonly measured: ReadonlyMap<string, MeasuredCard>;
};

/** What a card measured, and what had been reckoned for the content it had then. */
export type MeasuredCard = { readonly reckoned: number; readonly height: number };

/** The height of a person's card in pixels of a 16-pixel root. */
export function cardHeight(friend: Friend, level: Level): number {
  let height = CARD.edge + CARD.padding + CARD.head;
  if (!levelHas(level, 'device')) return height;
  for (const device of friend.record?.devices ?? []) {
    height += CARD.device;
    if (!device.titles || !levelHas(level, 'title')) {
      height -= 6;
      continue;
    }
    let lines = 0;
    for (const [index, title] of device.titles.entries()) {
      if (index > 0) lines += CARD.gap;
      lines += CARD.line + (title.activity?.richPresence === undefined ? 0 : CARD.presence);
    }
    height += Math.max(CARD.screen, lines);
  }
  return height;
}

/** How many columns of at least this width fit. */
function columnsIn({ width, scale }: LayoutFrame, minWidth: number): number {
  return Math.max(1, Math.floor((width + GAP) / (minWidth * scale + GAP)));
}

function asCards(friends: readonly Friend[], frame: LayoutFrame): PlacedFriend[] {
  const columns = columnsIn(frame, CARD_MIN_WIDTH);
  const width = (frame.width - GAP * (columns - 1)) / columns;
  const ends = Array.from({ length: columns }, () => 0);
  return friends.map((friend, index) => {
    const y = Math.min(...ends);
    const column = ends.indexOf(y);
    const reckoned = cardHeight(friend, frame.level) * frame.scale;
    const measured = frame.measured.get(friend.xuid);
    const height = measured?.reckoned === reckoned ? measured.height : reckoned;
    ends[column] = y + height + GAP;
    return {
      friend,
      shape: 'card',
      x: column * (width + GAP),
      y,
      width,
      height,
      reckoned,
      position: index + 1,
    };
  });
}

/** The height of a row, scaled. */
export function rowHeight({
  width,
  scale,
  density,
}: Pick<LayoutFrame, 'width' | 'scale' | 'density'>): number {
  const { wide, narrow } = ROWS[density];
  return (width < NARROW * scale ? narrow : wide) * scale;
}

function inLines(
  friends: readonly Friend[],
  shape: FriendShape,
  line: { readonly columns: number; readonly gap: number; readonly width: number; readonly height: number },
): PlacedFriend[] {
  return friends.map((friend, index) => ({
    friend,
    shape,
    x: (index % line.columns) * (line.width + line.gap),
    y: Math.floor(index / line.columns) * (line.height + line.gap),
    width: line.width,
    height: line.height,
    reckoned: line.height,
    position: index + 1,
  }));
}

function asRows(friends: readonly Friend[], frame: LayoutFrame): PlacedFriend[] {
  return inLines(friends, 'row', { columns: 1, gap: 0, width: frame.width, height: rowHeight(frame) });
}

function asTiles(friends: readonly Friend[], frame: LayoutFrame): PlacedFriend[] {
  const columns = columnsIn(frame, TILE_MIN_WIDTH);
  const gap = GAP / 2;
  const width = (frame.width - gap * (columns - 1)) / columns;
  return inLines(friends, 'tile', { columns, gap, width, height: TILE * frame.scale });
}

function place(friends: readonly Friend[], of: GroupKind, frame: LayoutFrame): PlacedFriend[] {
  const present = of.kind !== 'state' || isSignedIn(of.state);
  if (frame.layout === 'cards' && present) return asCards(friends, frame);
  return frame.layout === 'titles' && present ? asTiles(friends, frame) : asRows(friends, frame);
}

/**
 * Places every group and person. Cards fill the shortest column first, so that heights may vary without holes
 * and the order still reads from left to right; people who are not signed in are rows in every layout.
 */
export function layOut(groups: readonly FriendGroup[], frame: LayoutFrame): PlacedSection[] {
  let y = 0;
  return groups.map(({ key, of, friends }) => {
    const collapsed = frame.collapsed.has(key);
    const people = collapsed ? [] : place(friends, of, frame);
    const end = people.reduce((max, person) => Math.max(max, person.y + person.height), 0);
    const headingHeight = of.kind === 'everybody' ? 0 : HEADING * frame.scale;
    const height = headingHeight + end + SECTION_END * frame.scale;
    const section = { key, of, count: friends.length, collapsed, y, height, headingHeight, people };
    y += height;
    return section;
  });
}

/**
 * The people of a section who touch a stretch of the list, and the one who has the focus wherever they stand:
 * what is focused must not vanish.
 */
export function peopleWithin(
  section: PlacedSection,
  from: number,
  to: number,
  focused?: string,
): readonly PlacedFriend[] {
  const top = section.y + section.headingHeight;
  if (top + section.height < from && focused === undefined) return [];
  return section.people.filter(
    (person) =>
      (top + person.y + person.height > from && top + person.y < to) || person.friend.xuid === focused,
  );
}

import { levelHas, type Level } from '#contract/level.ts';
import type { DeviceRecord } from '#contract/record.ts';
import type { FriendGroup, GroupKind } from '#model/arranging.ts';
import { isSignedIn } from '#model/display-state.ts';
import type { Friend } from '#model/friend.ts';
import { devicesTold, titlesTold } from '#model/told.ts';
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
  cozy: { wide: 48, narrow: 64 },
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
  rest: 21 + 22,
};

/** How a person is drawn: with every device, on one line, or small beside others in the same title. */
export type FriendShape = 'card' | 'row' | 'tile';

/** One person's place; it stands relative to the body of the group. */
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
} & DrawnDevices;

/** Which devices of a card are drawn, from 0, and the pixels that stand in place of those before and after. */
export type DrawnDevices = {
  readonly first: number;
  readonly end: number;
  readonly before: number;
  readonly after: number;
};

const ALL_DEVICES: DrawnDevices = { first: 0, end: Infinity, before: 0, after: 0 };

/** Where the people of a group stand, reckoned for one at a time: of thousands a screen shows a few. */
type Places = {
  /** The top of the n-th person, from 0; they go down in reading order. */
  readonly top: (index: number) => number;
  /** @param from and `to`: of a card only the devices that touch this stretch of the body are drawn; else all */
  readonly place: (index: number, from?: number, to?: number) => PlacedFriend;
  /** No one is taller. */
  readonly tallest: number;
  /** Pixels from the first to the last. */
  readonly end: number;
};

/** A group's place; its people stand relative to its body. */
export type PlacedSection = Places & {
  readonly key: string;
  readonly of: GroupKind;
  readonly count: number;
  readonly collapsed: boolean;
  readonly y: number;
  /** Height of heading and body. */
  readonly height: number;
  readonly headingHeight: number;
  /** Who is placed: nobody of a folded group. */
  readonly friends: readonly Friend[];
  /** Which of them somebody is; undefined for whoever is not among them. */
  readonly indexOf: (xuid: string) => number | undefined;
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

/** The height of a device in a card, in pixels of a 16-pixel root. */
function deviceHeight({ titles }: DeviceRecord, level: Level): number {
  if (!titles || !levelHas(level, 'title')) return CARD.device - CARD.gap;
  const told = titlesTold(titles);
  const lines = told.reduce(
    (height, { activity }) =>
      height + CARD.gap + CARD.line + (activity?.richPresence === undefined ? 0 : CARD.presence),
    told === titles ? -CARD.gap : CARD.line,
  );
  return CARD.device + Math.max(CARD.screen, lines);
}

/** The devices that a card tells, and the height of the line that counts the others. */
function devicesOf(
  { record }: Friend,
  level: Level,
): { readonly told: readonly DeviceRecord[]; readonly rest: number } {
  const devices = (levelHas(level, 'device') && record?.devices) || [];
  const told = devicesTold(devices);
  return { told, rest: told === devices ? 0 : CARD.rest };
}

type Reckoned = { readonly level: Level; readonly height: number };

const reckonedHeights = new WeakMap<Friend, Reckoned>();

/** The height of a card, in pixels of a 16-pixel root; reckoned once for each version of a person. */
export function cardHeight(friend: Friend, level: Level): number {
  const known = reckonedHeights.get(friend);
  if (known?.level === level) return known.height;
  const height = reckonedHeight(friend, level);
  reckonedHeights.set(friend, { level, height });
  return height;
}

function reckonedHeight(friend: Friend, level: Level): number {
  const { told, rest } = devicesOf(friend, level);
  return told.reduce(
    (height, device) => height + deviceHeight(device, level),
    CARD.edge + CARD.padding + CARD.head + rest,
  );
}

/** How many columns of at least this width fit. */
function columnsIn({ width, scale }: LayoutFrame, minWidth: number): number {
  return Math.max(1, Math.floor((width + GAP) / (minWidth * scale + GAP)));
}

const NOWHERE: Places = {
  top: () => 0,
  place: () => {
    throw new RangeError('A folded group places nobody.');
  },
  tallest: 0,
  end: 0,
};

/** The devices of a card that touch a stretch of it. */
function devicesWithin(
  friend: Friend,
  { level, scale }: LayoutFrame,
  from: number,
  to: number,
): DrawnDevices {
  let [first, end, before, after] = [0, 0, 0, 0];
  let y = (CARD.head + (CARD.edge + CARD.padding) / 2) * scale;
  const { told, rest } = devicesOf(friend, level);
  for (const device of told) {
    const height = deviceHeight(device, level) * scale;
    if (y + height < from) {
      first += 1;
      before += height;
    } else if (y > to) after += height;
    if (y <= to) end += 1;
    y += height;
  }
  // The line at the end is drawn with the last of them.
  if (end < told.length) after += rest * scale;
  return first < end ? { first, end, before, after } : { first, end, before: 0, after: before + after };
}

function asCards(friends: readonly Friend[], frame: LayoutFrame): Places {
  const columns = columnsIn(frame, CARD_MIN_WIDTH);
  const width = (frame.width - GAP * (columns - 1)) / columns;
  const ends = new Float64Array(columns);
  const tops = new Float64Array(friends.length);
  const heights = new Float64Array(friends.length);
  const inColumn = new Uint8Array(friends.length);
  let tallest = 0;
  const reckon = (friend: Friend): number => cardHeight(friend, frame.level) * frame.scale;
  for (const [index, friend] of friends.entries()) {
    let column = 0;
    for (let other = 1; other < columns; other += 1) {
      if ((ends[other] ?? 0) < (ends[column] ?? 0)) column = other;
    }
    const reckoned = reckon(friend);
    const measured = frame.measured.get(friend.xuid);
    const height = measured?.reckoned === reckoned ? measured.height : reckoned;
    const y = ends[column] ?? 0;
    tops[index] = y;
    heights[index] = height;
    inColumn[index] = column;
    ends[column] = y + height + GAP;
    tallest = Math.max(tallest, height);
  }
  const top = (index: number): number => tops[index] ?? 0;
  return {
    top,
    place: (index, from = -Infinity, to = Infinity) => {
      const friend = personAt(friends, index);
      const y = top(index);
      const height = heights[index] ?? 0;
      const reckoned = reckon(friend);
      return {
        friend,
        shape: 'card',
        x: (inColumn[index] ?? 0) * (width + GAP),
        y,
        width,
        height,
        reckoned,
        position: index + 1,
        // Where the reader's own spacing holds nobody knows where a device stands.
        ...(height === reckoned ? devicesWithin(friend, frame, from - y, to - y) : ALL_DEVICES),
      };
    },
    tallest,
    end: Math.max(0, Math.max(...ends) - GAP),
  };
}

function personAt(friends: readonly Friend[], index: number): Friend {
  const friend = friends[index];
  if (!friend) throw new RangeError(`Nobody stands at ${index}.`);
  return friend;
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
): Places {
  const { columns, gap, width, height } = line;
  const top = (index: number): number => Math.floor(index / columns) * (height + gap);
  return {
    top,
    place: (index) => ({
      friend: personAt(friends, index),
      shape,
      x: (index % columns) * (width + gap),
      y: top(index),
      width,
      height,
      reckoned: height,
      position: index + 1,
      ...ALL_DEVICES,
    }),
    tallest: height,
    end: friends.length === 0 ? 0 : top(friends.length - 1) + height,
  };
}

function asRows(friends: readonly Friend[], frame: LayoutFrame): Places {
  return inLines(friends, 'row', { columns: 1, gap: 0, width: frame.width, height: rowHeight(frame) });
}

function asTiles(friends: readonly Friend[], frame: LayoutFrame): Places {
  const columns = columnsIn(frame, TILE_MIN_WIDTH);
  const gap = GAP / 2;
  const width = (frame.width - gap * (columns - 1)) / columns;
  return inLines(friends, 'tile', { columns, gap, width, height: TILE * frame.scale });
}

function place(friends: readonly Friend[], of: GroupKind, frame: LayoutFrame): Places {
  const present = of.kind !== 'state' || isSignedIn(of.state);
  if (frame.layout === 'cards' && present) return asCards(friends, frame);
  return frame.layout === 'titles' && present ? asTiles(friends, frame) : asRows(friends, frame);
}

const NOBODY: readonly Friend[] = [];

/** Finds people by XUID; the index is made when it is first asked, which most layouts never are. */
function indexOver(friends: readonly Friend[]): (xuid: string) => number | undefined {
  let index: Map<string, number> | undefined;
  return (xuid) => {
    index ??= new Map(friends.map((friend, at) => [friend.xuid, at]));
    return index.get(xuid);
  };
}

/**
 * Places every group and person. Cards fill the shortest column first, so that heights may vary without holes
 * and the order still reads from left to right; people who are not signed in are rows in every layout.
 */
export function layOut(groups: readonly FriendGroup[], frame: LayoutFrame): PlacedSection[] {
  let y = 0;
  return groups.map(({ key, of, friends: members }) => {
    const collapsed = frame.collapsed.has(key);
    const friends = collapsed ? NOBODY : members;
    const places = collapsed ? NOWHERE : place(friends, of, frame);
    const headingHeight = of.kind === 'everybody' ? 0 : HEADING * frame.scale;
    const height = headingHeight + places.end + SECTION_END * frame.scale;
    const section: PlacedSection = {
      ...places,
      key,
      of,
      count: members.length,
      collapsed,
      y,
      height,
      headingHeight,
      friends,
      indexOf: indexOver(friends),
    };
    y += height;
    return section;
  });
}

/** The first of the people whose top is at or below a height, relative to the body; their number if none is. */
function firstFrom({ friends, top }: PlacedSection, y: number): number {
  let low = 0;
  let high = friends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (top(middle) < y) low = middle + 1;
    else high = middle;
  }
  return low;
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
  const body = section.y + section.headingHeight;
  const people: PlacedFriend[] = [];
  const start = firstFrom(section, from - body - section.tallest);
  const end = firstFrom(section, to - body);
  const kept = focused === undefined ? undefined : section.indexOf(focused);
  if (kept !== undefined && kept < start) people.push(section.place(kept, from - body, to - body));
  for (let index = start; index < end; index += 1) {
    const person = section.place(index, from - body, to - body);
    if (body + person.y + person.height > from || index === kept) people.push(person);
  }
  if (kept !== undefined && kept >= end) people.push(section.place(kept, from - body, to - body));
  return people;
}

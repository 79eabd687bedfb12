import { levelHas, type Level } from '#contract/level.ts';
import type { FriendGroup } from '#model/arranging.ts';
import { isSignedIn, type DisplayState } from '#model/display-state.ts';
import type { Friend } from '#model/friend.ts';
import type { Layout } from '#model/view.ts';

/*
 * Where everything in the list stands, in pixels of a 16-pixel root, so that only what is on screen needs to
 * be drawn. The measures are those of the classes in FriendCard and FriendRow; a card that turns out another
 * height, because the reader's own text spacing or size says so, is corrected by what was measured.
 */

export const GAP = 12;
const CARD_MIN_WIDTH = 320;
const HEADING = 44;
const SECTION_END = 20;
const ROW = 52;
const ROW_NARROW = 60;

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

/** One person's place. */
export type PlacedFriend = {
  readonly friend: Friend;
  readonly kind: 'card' | 'row';
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
  readonly state: DisplayState;
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
  readonly level: Level;
  readonly collapsed: ReadonlySet<DisplayState>;
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

/** How many cards stand side by side. */
export function columnsIn(width: number, scale: number): number {
  return Math.max(1, Math.floor((width + GAP) / (CARD_MIN_WIDTH * scale + GAP)));
}

function asCards(friends: readonly Friend[], frame: LayoutFrame): PlacedFriend[] {
  const columns = columnsIn(frame.width, frame.scale);
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
      kind: 'card',
      x: column * (width + GAP),
      y,
      width,
      height,
      reckoned,
      position: index + 1,
    };
  });
}

function asRows(friends: readonly Friend[], frame: LayoutFrame): PlacedFriend[] {
  const height = (frame.width < 560 * frame.scale ? ROW_NARROW : ROW) * frame.scale;
  return friends.map((friend, index) => ({
    friend,
    kind: 'row',
    x: 0,
    y: index * height,
    width: frame.width,
    height,
    reckoned: height,
    position: index + 1,
  }));
}

/**
 * Places every group and person. Cards fill the shortest column first, so that heights may vary without holes
 * and the order still reads from left to right; people who are not signed in are rows in every layout.
 */
export function layOut(groups: readonly FriendGroup[], frame: LayoutFrame): PlacedSection[] {
  let y = 0;
  return groups.map(({ state, friends }) => {
    const collapsed = frame.collapsed.has(state);
    const cards = frame.layout === 'cards' && isSignedIn(state);
    const people = collapsed ? [] : cards ? asCards(friends, frame) : asRows(friends, frame);
    const end = people.reduce((max, person) => Math.max(max, person.y + person.height), 0);
    const headingHeight = HEADING * frame.scale;
    const height = headingHeight + end + SECTION_END * frame.scale;
    const section = { state, count: friends.length, collapsed, y, height, headingHeight, people };
    y += height;
    return section;
  });
}

/** The people of a section who touch a stretch of the list. */
export function peopleWithin(section: PlacedSection, from: number, to: number): readonly PlacedFriend[] {
  const top = section.y + section.headingHeight;
  return section.people.filter((person) => top + person.y + person.height > from && top + person.y < to);
}

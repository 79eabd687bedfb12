/*
 * A roster whose people change by the share that is asked for: each record is kept as the text that the presence
 * service would send, and only the texts of those who changed are made anew.
 */

/** The people asked about in one batch. */
export const BATCH_PEOPLE = 1100;

const MAPS = ['harbour', 'observatory', 'foundry', 'orchard', 'causeway', 'glasshouse', 'terraces', 'quarry'];
const CONSOLES = ['Scarlett', 'XboxOne', 'WindowsOneCore', 'Win32'];
const EVENING = Date.parse('2026-11-20T21:00:00Z');
const MINUTE = 60_000;

/** The n-th person's XUID; all have 16 digits. */
export function rosterXuid(index: number): string {
  return String(2_533_274_800_000_000 + index * 7919);
}

/** The n-th person's gamertag. */
export function rosterName(index: number): string {
  return `Person ${index}`;
}

function timestamp(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, -1)}0000`;
}

/** On two devices: a console with Home behind a game and music beside it, and a phone. */
function playing(index: number, version: number): unknown {
  const since = timestamp(EVENING - (index % 300) * MINUTE);
  const title = (id: string, name: string, placement: string, activity?: unknown) => ({
    id,
    ...(activity === undefined ? {} : { activity }),
    name,
    placement,
    state: 'Active',
    lastModified: since,
  });
  const score = `${version % 100} to ${index % 100}`;
  return {
    xuid: rosterXuid(index),
    state: 'Online',
    devices: [
      {
        type: CONSOLES[index % CONSOLES.length],
        titles: [
          title('750323071', 'Home', 'Background'),
          title('123456789', 'Contoso Skirmish: Legends of the Coast', 'Fill', {
            richPresence: `Team battle on the ${MAPS[index % MAPS.length]}, ${score}, second half`,
          }),
          title('328178078', 'Contoso Music', 'Snapped', {
            media: { id: `track-${index}`, idType: 'provider', name: `Movement ${index % 40}` },
          }),
        ],
      },
      {
        type: 'iOS',
        titles: [
          title('1828326430', 'Contoso Companion', 'Full', {
            richPresence: `Reading the guild's board, page ${1 + (index % 90)}`,
          }),
        ],
      },
    ],
  };
}

/**
 * One person's record. Of ten, seven play and their rich presence moves on; one comes and goes between playing
 * and being away; two are offline, seen a minute later each time.
 */
function recordOf(index: number, version: number): unknown {
  const kind = index % 10;
  const xuid = rosterXuid(index);
  if (kind < 7 || (kind === 7 && version % 2 === 1)) return playing(index, version);
  if (kind === 7) return { xuid, state: 'Away', devices: [{ type: 'iOS', titles: [] }] };
  return {
    xuid,
    state: 'Offline',
    lastSeen: {
      deviceType: 'XboxOne',
      titleId: '123456789',
      titleName: 'Contoso Skirmish: Legends of the Coast',
      timestamp: timestamp(EVENING - ((index % 5000) + 10) * MINUTE + version * MINUTE),
    },
  };
}

/** An answer, and what tells it from the same people's next one. */
export type RosterAnswer = { readonly body: Buffer; readonly tag: string };

export type Roster = {
  readonly xuids: readonly string[];
  /**
   * Changes a share of the people, evenly spread; each time others.
   * @param share 0 to 1
   */
  change(share: number): void;
  /** The records of these people, as one JSON array. */
  answer(xuids: readonly string[]): RosterAnswer;
};

/** Makes a roster of so many people. */
export function createRoster(people: number): Roster {
  const versions = new Uint32Array(people);
  const texts = Array.from({ length: people }, (_, index) => JSON.stringify(recordOf(index, 0)));
  const xuids = Array.from({ length: people }, (_, index) => rosterXuid(index));
  const places = new Map(xuids.map((xuid, index) => [xuid, index]));
  let turn = 0;
  return {
    xuids,
    change: (share) => {
      if (share === 0) return;
      turn += 1;
      const stride = Math.max(1, Math.round(1 / share));
      for (let index = turn % stride; index < people; index += stride) {
        versions[index] = (versions[index] ?? 0) + 1;
        texts[index] = JSON.stringify(recordOf(index, versions[index] ?? 0));
      }
    },
    answer: (asked) => {
      const known = asked.map((xuid) => places.get(xuid)).filter((place) => place !== undefined);
      // Versions only grow, so of the same people no two answers have the same sum.
      const tag = `"${known.reduce((sum, place) => sum + (versions[place] ?? 0), 0)}"`;
      return { body: Buffer.from(`[${known.map((place) => texts[place]).join(',')}]`), tag };
    },
  };
}

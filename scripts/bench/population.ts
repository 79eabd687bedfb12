import type { WorldInput } from '#service/world.ts';

/** Who asks. */
export const VIEWER = '2533274999999999';

const SCID = '5f4a0100-7c3d-4b1e-9a27-0000075bcd15';
const MAPS = ['harbour', 'observatory', 'foundry', 'orchard', 'causeway', 'glasshouse', 'terraces', 'quarry'];
const CONSOLES = ['Scarlett', 'XboxOne', 'WindowsOneCore', 'Win32'];

/** The n-th person's XUID; all have 16 digits. */
export function xuidOf(index: number): string {
  return String(2_533_274_800_000_000 + index * 7919);
}

const titleName = (name: string) => ({ default: name, de: `${name} (deutsch)` });

/** A person on two devices: a console with Home behind a game, and a phone. About 840 bytes at level all. */
function personOf(index: number): WorldInput['people'][number] {
  const map = MAPS[index % MAPS.length] ?? '';
  return {
    xuid: xuidOf(index),
    gamertag: `Person ${index}`,
    devices: [
      {
        type: CONSOLES[index % CONSOLES.length] ?? 'Scarlett',
        titles: [
          { id: '750323071', placement: 'background' },
          {
            id: '123456789',
            placement: 'fill',
            activity: { richPresence: { id: 'match', scid: SCID } },
          },
          {
            id: '328178078',
            placement: 'snapped',
            activity: { media: { id: `track-${index}`, idType: 'provider', name: `Movement ${index % 40}` } },
          },
        ],
      },
      {
        type: 'iOS',
        titles: [
          {
            id: '1828326430',
            activity: { richPresence: `Reading the guild's board, page ${1 + (index % 90)}` },
          },
        ],
      },
    ],
    playerData: { [SCID]: { map, score: index % 100, rivals: (index * 7) % 100 } },
  };
}

/**
 * A world of people who are all there, and one who follows the first of them.
 * @param people how many
 * @param followed how many of them the viewer follows
 */
export function population(people: number, followed: number): WorldInput {
  return {
    people: [
      { xuid: VIEWER, gamertag: 'Viewer', people: Array.from({ length: followed }, (_, i) => xuidOf(i)) },
      ...Array.from({ length: people }, (_, index) => personOf(index)),
    ],
    titles: [
      { id: '750323071', name: titleName('Home') },
      { id: '123456789', name: titleName('Contoso Skirmish: Legends of the Coast'), scid: SCID },
      { id: '328178078', name: titleName('Contoso Music') },
      { id: '1828326430', name: titleName('Contoso Companion') },
    ],
    richPresence: [
      {
        scid: SCID,
        strings: {
          match: {
            text: {
              default: 'Team battle on {0}, {1} to {2}, second half',
              de: 'Mannschaftskampf auf {0}, {1} zu {2}, zweite Hälfte',
            },
            parameters: ['map', 'score', 'rivals'],
          },
        },
        enumerations: {
          map: Object.fromEntries(
            MAPS.map((map) => [map, { default: `the ${map}`, de: `Karte ${map}` }] as const),
          ),
        },
      },
    ],
  };
}

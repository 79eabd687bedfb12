import type { DeviceType } from '#contract/words.ts';
import { fill, full, on, says, snapped, type Screen } from './screens.ts';
import type { TitleKey } from './titles.ts';

/** What is left of a visit: on which device, in which title, how many minutes ago. */
export type LastVisit = {
  readonly type: DeviceType;
  readonly title: TitleKey;
  readonly minutes: number;
  /** Older records have lost the name of their title. */
  readonly nameless?: true;
};

/** A friend who is not there, or appears so. */
export type OfflineFriend = {
  readonly name: string;
  /** Null: nothing is known any more. */
  readonly last: LastVisit | null;
};

const HOUR = 60;
const DAY = 24 * HOUR;

const last = (
  name: string,
  title: TitleKey,
  type: DeviceType,
  minutes: number,
  more: Pick<LastVisit, 'nameless'> = {},
): OfflineFriend => ({ name, last: { type, title, minutes, ...more } });

/** Offline, with a visit worth telling apart. */
export const GONE: readonly OfflineFriend[] = [
  last('Priya Nand', 'contoso5', 'XboxOne', 18),
  last('Bjorn Halvorsen', 'tidebreak', 'WindowsOneCore', 2 * HOUR),
  { name: 'Wren', last: null },
  last('Imogen Castellanos', 'home', 'Scarlett', 3),
  last('Dmitri Sokolov', 'northwind', 'Scarlett', 9),
  last('山本 健太', 'rally', 'Scarlett', 41),
  last('Chidi Eze', 'kart', 'Nintendo', 5 * HOUR),
  last('Fatima Zahra', 'music', 'AppleTV', 7 * HOUR),
  last('Jean-Baptiste Lefèvre', 'orbit', 'Win32', 26 * HOUR),
  last('박서준', 'emberwatch', 'PlayStation', 2 * DAY),
  last('Ο Γιώργος', 'solitaire', 'iOS', 6 * DAY),
  last('Old Copper', 'gulls', 'Xbox360', 47 * DAY, { nameless: true }),
  last('Kestutis', 'home', 'XboxOne', 96 * DAY),
  last('Mme Pamplemousse', 'gulls', 'WindowsPhone7', 211 * DAY, { nameless: true }),
];

/** Offline since some time or other; the sample world makes up where they were. */
export const OFFLINE_NAMES: readonly string[] = [
  'Abebe Tadesse',
  'Aïcha Benali',
  'Alejandra Ríos',
  'Anneke Visser',
  'Anselm Grau',
  'Beatriz Sousa',
  'Bilal Qureshi',
  'Birgitta Öhman',
  'Camille Aubert',
  'Cillian Byrne',
  'Dagny Ström',
  'Desta',
  'Eirlys Morgan',
  'Elif Yıldız',
  'Esperanza Cruz',
  'Farid Karimov',
  'Finn O’Leary',
  'Gábor Szűcs',
  'Giulia Ferrante',
  'Håkon Lie',
  'Hana Novotná',
  'Hugo Marchetti',
  'Ifeoma Obi',
  'Ilmari Korhonen',
  'Irina Petrescu',
  'Jamal Wright',
  'Jasna Horvat',
  'Joaquín Vidal',
  'Kaede Ito',
  'Kalani Kealoha',
  'Leilani Faleolo',
  'Lerato Mokoena',
  'Linnea Berg',
  'Maarten Claes',
  'Mei Tanaka',
  'Mirembe',
  'Nadia Haddad',
  'Nils Aalto',
  'Nokuthula Zulu',
  'Olga Lysenko',
  'Oriol Puig',
  'Paweł Nowak',
  'Quentin Ashby',
  'Rosalind Achebe',
  'Rūta Kalniņa',
  'Sadia Islam',
  'Santiago Peña',
  'Sione Tupou',
  'Stjepan Babić',
  'Tala Begay',
  'Théo Garnier',
  'Ulla Kristensen',
  'Vikram Sethi',
  'Wiebke Harms',
  'Xiomara Delgado',
  'Yaw Mensah',
  'Zsófia Kiss',
  'Олексій Бондар',
  'Мария Крылова',
  'أمينة الفاسي',
  'תמר כהן',
  '陳美玲',
];

/** A friend who is there but appears offline. */
export type CloakedFriend = OfflineFriend & { readonly screens: readonly Screen[] };

export const CLOAKED: readonly CloakedFriend[] = [
  {
    ...last('Nightjar', 'contoso5', 'Scarlett', 5 * DAY),
    screens: [
      on(
        'Scarlett',
        24,
        full('contoso5', says('onMap', { GameMode: 'teamDeathmatch', CurrentMap: 'lighthouse' })),
      ),
    ],
  },
  {
    ...last('Mikkel Thorsen', 'emberwatch', 'WindowsOneCore', 12 * DAY),
    screens: [on('WindowsOneCore', 71, full('emberwatch', says('camp')))],
  },
  {
    name: 'Sable',
    last: null,
    screens: [
      on('XboxOne', 40, fill('tidebreak', says('harbour')), snapped('waypoint', says('leaderboard'))),
    ],
  },
];

/** Friends who shut out everybody, or everybody whom they do not follow; the viewer is among those. */
export const BLOCKING: readonly string[] = [
  'Aurélien Noir',
  'Petra Zeman',
  'Tobias Lund',
  'Umar Faruk',
  '静かな湖',
];
export const FOLLOWING_NOT_BACK: readonly string[] = [
  'Clementine Hale',
  'Rafael Itzel',
  'Sunniva Dahl',
  'Young-jae Lim',
];

/** Visible friends who show themselves to those they follow, the viewer included. */
export const FRIENDS_ONLY: readonly string[] = [
  'Juniper Vale',
  'Ελένη Παππά',
  'Makena Wairimu',
  'Noor Rahman',
  'Priya Nand',
  'Elif Yıldız',
  'Olga Lysenko',
  '陳美玲',
];

/** Whom the viewer likes best. */
export const FAVOURITES: readonly string[] = [
  'Nova Kestrel',
  'Juniper Vale',
  '李雨桐',
  'Aroha Ngata',
  'Emil Kaasik',
  'Priya Nand',
  'Wren',
];

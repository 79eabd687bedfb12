import { behind, fill, full, idle, on, says, snapped, type Playing, type Screen } from './screens.ts';

/** A friend who is there when the sample world opens. */
export type PresentFriend = { readonly name: string; readonly screens: readonly Screen[] };

const nightDrive: Playing = { id: 'relecloud-0417', name: 'Sodium Lights' };
const rainyKitchen: Playing = { id: 'relecloud-0988', name: 'Kettle Song' };
const bossFights: Playing = { id: 'relecloud-1203', name: 'Phase Three' };
const longTide: Playing = { id: 'proseware-2203', name: 'The Long Tide, episode 3' };

const listening = (playlist: string, playing: Playing) =>
  behind('music', says('playlist', { Playlist: playlist }), { playing });

/** In a title: thirty-three. */
export const IN_A_TITLE: readonly PresentFriend[] = [
  {
    name: 'Nova Kestrel',
    screens: [
      on(
        'XboxOne',
        34,
        fill('contoso5', says('onMap', { GameMode: 'teamDeathmatch', CurrentMap: 'nirvana' })),
        snapped('waypoint', says('radar')),
      ),
      on('MoLIVE', 12, full('gamehelp', says('page', { Topic: 'nirvana' }))),
    ],
  },
  {
    name: 'Juniper Vale',
    screens: [
      on('Scarlett', 66, full('rally', says('stage', { Stage: 'night', Position: 'p3', Lap: 'lap2' }))),
    ],
  },
  {
    name: 'Oskar Lindqvist',
    screens: [
      on('XboxOne', 8, full('blockwright', says('building', { WorldMode: 'survival', Companions: 4 }))),
    ],
  },
  {
    name: 'Marisol',
    screens: [
      on('Scarlett', 2, full('contoso5', says('lobby', { PlayersMissing: 3 }))),
      on('Android', 2, full('waypoint', says('patchNotes'))),
    ],
  },
  {
    name: 'Tamás Weber',
    screens: [
      on(
        'XboxOne',
        51,
        fill('tidebreak', says('sailing', { Waters: 'emberStrait' })),
        snapped('gamehelp', says('map', { Region: 'strait' })),
      ),
    ],
  },
  {
    name: 'Ada Okonkwo',
    screens: [
      on(
        'Scarlett',
        19,
        full('contoso5', says('flags', { CurrentMap: 'foundry', OwnFlags: 2, OtherFlags: 1 })),
      ),
    ],
  },
  {
    name: '李雨桐',
    screens: [
      on(
        'Scarlett',
        7,
        full('contoso5', says('onMap', { GameMode: 'kingOfTheHill', CurrentMap: 'skybridge' })),
        listening('bossFights', bossFights),
      ),
    ],
  },
  {
    name: '김하늘',
    screens: [on('WindowsOneCore', 96, full('emberwatch', says('wave', { Outpost: 'northGate', Wave: 14 })))],
  },
  {
    name: 'Дарья Волкова',
    screens: [
      on('Win32', 143, full('orbit', says('turn', { Sector: 'lanternBelt', Year: 2308 }))),
      on('Android', 5, full('chat')),
    ],
  },
  {
    name: 'Ελένη Παππά',
    screens: [
      on(
        'XboxOne',
        11,
        full('rally', says('stage', { Stage: 'gravel', Position: 'p1', Lap: 'lap3' })),
        listening('nightDrive', nightDrive),
      ),
    ],
  },
  { name: 'नीलम राठौड़', screens: [on('Android', 4, full('tangram', says('puzzle', { Puzzle: 212 })))] },
  {
    name: 'ليلى حداد',
    screens: [on('Scarlett', 38, full('rally', says('timeTrial', { Stage: 'coast' })))],
  },
  {
    name: 'נועם לוי',
    screens: [on('Scarlett', 23, full('contoso5', says('campaign', { Mission: 'theLongNight' })))],
  },
  { name: 'ณัฐพล ศรีสุข', screens: [on('iOS', 1, full('solitaire', says('game', { Variant: 'spider' })))] },
  {
    name: '🦊 Fennec',
    screens: [
      on(
        'Scarlett',
        72,
        full('blockwright', says('mining', { Depth: 58 })),
        listening('rainyKitchen', rainyKitchen),
      ),
    ],
  },
  {
    name: 'Q',
    screens: [on('PlayStation', 47, full('emberwatch', says('forge')))],
  },
  {
    name: 'Zoë van der Meulen',
    screens: [
      on(
        'Scarlett',
        14,
        full('contoso5', says('deathmatch', { CurrentMap: 'saltFlats', OwnPoints: 31, OtherPoints: 28 }), {
          viewers: 46,
        }),
      ),
    ],
  },
  {
    name: 'Donaudampfschifffahrtskapitän',
    screens: [on('WindowsOneCore', 85, full('skies', says('cruising', { FlightLevel: 'fl330' })))],
  },
  {
    name: 'Mateus Brandão',
    screens: [
      on(
        'Scarlett',
        3,
        full('contoso5', says('onMap', { GameMode: 'captureTheFlag', CurrentMap: 'lighthouse' })),
      ),
      on('iOS', 3, full('waypoint', says('loadout'))),
    ],
  },
  {
    name: 'Ingrid Sørensen',
    screens: [
      on(
        'XboxOne',
        29,
        fill('rally', says('stage', { Stage: 'snow', Position: 'p5', Lap: 'lap1' })),
        snapped('music', says('playlist', { Playlist: 'nightDrive' }), { playing: nightDrive }),
      ),
    ],
  },
  { name: 'Kwame Asante', screens: [on('Scarlett', 6, full('rally', says('garage')))] },
  {
    name: 'Nguyễn Thị Thảo',
    screens: [
      on('Scarlett', 55, full('contoso5', says('armoury'))),
      on(
        'Android',
        9,
        full('music', says('playlist', { Playlist: 'rainyKitchen' }), { playing: rainyKitchen }),
      ),
    ],
  },
  {
    name: 'Łukasz Żak',
    screens: [
      on('Win32', 128, full('blockwright', says('alone', { WorldMode: 'hardcore' }))),
      on('WindowsOneCore', 20, full('gamehelp', says('walkthrough'))),
    ],
  },
  {
    name: 'Šárka Dvořáková',
    screens: [
      on(
        'XboxOne',
        17,
        fill('tidebreak', says('fishing', { Waters: 'glassBay' })),
        snapped('video', says('watching', { Show: 'paperLighthouse' })),
      ),
    ],
  },
  {
    name: 'PixelHarbour',
    screens: [on('Xbox360', 33, full('gulls', says('level', { Level: 27 })))],
  },
  {
    name: 'Aroha Ngata',
    screens: [
      on('AppleTV', 41, full('video', says('watching', { Show: 'longTide' }), { playing: longTide })),
    ],
  },
  {
    name: 'Yusuf Demir',
    screens: [
      on(
        'Scarlett',
        26,
        full('northwind', says('match', { Competition: 'cup', GoalsFor: 2, GoalsAgainst: 0 })),
      ),
    ],
  },
  {
    name: 'さくらもち',
    screens: [on('Nintendo', 13, full('kart', says('cup', { Cup: 'citrus', Race: 'race2' })))],
  },
  {
    name: 'Ravi Menon',
    screens: [
      on(
        'Scarlett',
        107,
        full('rally', says('stage', { Stage: 'coast', Position: 'p2', Lap: 'lap3' }), { viewers: 312 }),
        behind('chat'),
      ),
    ],
  },
  {
    name: 'Isla MacRae',
    screens: [
      on('XboxOne', 1, full('contoso5', says('onMap', { GameMode: 'kingOfTheHill', CurrentMap: 'foundry' }))),
    ],
  },
  {
    name: 'Owen Pryce',
    screens: [
      on('WindowsPhone', 8, full('gulls', says('endless', { Points: 4210 }))),
      on('PC', 64, full('orbit', says('diplomacy'))),
    ],
  },
  {
    name: 'Hinata Mori',
    screens: [
      on('Web', 2, full('trivia', says('question', { Category: 'geography', Question: 'q6' }))),
      on('WindowsOneCoreMobile', 18, full('solitaire', says('streak', { Streak: 7 }))),
    ],
  },
  // In a title that says nothing of what happens in it.
  { name: 'Lucía Ferrer', screens: [on('Scarlett', 31, full('orchard'))] },
];

/** Online with nothing in front: nine. */
export const AT_HOME: readonly PresentFriend[] = [
  { name: 'Soraya Behrouz', screens: [on('Scarlett', 1)] },
  { name: 'Emil Kaasik', screens: [on('XboxOne', 4)] },
  { name: 'Makena Wairimu', screens: [on('Scarlett', 12, listening('rainyKitchen', rainyKitchen))] },
  { name: 'Jonah Whitlock', screens: [on('XboxOne', 27, behind('contoso5', says('armoury')))] },
  { name: 'Valentina Russo', screens: [on('Scarlett', 2)] },
  { name: 'Callum Fraser', screens: [on('XboxOne', 63, listening('nightDrive', nightDrive))] },
  { name: 'Pilar Quispe', screens: [on('Android', 6, behind('chat'))] },
  { name: '高橋 葵', screens: [on('Scarlett', 3, behind('blockwright', says('farm')))] },
  { name: 'Tomasz Wiśniewski', screens: [on('WindowsOneCore', 15, behind('chat'))] },
];

/** There, but at nothing: seven. */
export const AWAY: readonly PresentFriend[] = [
  { name: 'Bram de Wit', screens: [on('Android', 22, idle('chat'))] },
  { name: 'Noor Rahman', screens: [on('iOS', 9, idle('tangram', says('tea')))] },
  { name: 'Gwendolyn Achterberg', screens: [on('WindowsOneCore', 48, idle('blockwright', says('farm')))] },
  { name: '王小明', screens: [on('Android', 35, idle('solitaire', says('game', { Variant: 'klondike' })))] },
  { name: 'Matteo Bianchi', screens: [on('Web', 17, idle('trivia', says('daily')))] },
  { name: 'Freya Nilsson', screens: [on('WindowsPhone7', 52, idle('gulls', says('level', { Level: 9 })))] },
  {
    name: 'Amara Diallo',
    screens: [on('Android', 5, idle('chat')), on('Win32', 71, idle('skies', says('hangar')))],
  },
];

import { wording, type Wording } from './languages.ts';
import type { TitleKey } from './titles.ts';

/** What a title may say of its player, and the entries that its statistics choose among (contract §3.2). */
export type TitleStrings = {
  readonly strings: Readonly<
    Record<string, { readonly text: Wording; readonly parameters?: readonly string[] }>
  >;
  readonly enumerations?: Readonly<Record<string, Readonly<Record<string, Wording>>>>;
};

const line = (text: Wording, ...parameters: string[]) =>
  parameters.length > 0 ? { text, parameters } : { text };

/*
 * Wingtip Chat and Home have no strings: not every title says what happens in it. Numbers that have an end,
 * such as a place among twelve, are enumerations; a score is a plain number.
 */
export const STRINGS: Readonly<Partial<Record<TitleKey, TitleStrings>>> = {
  contoso5: {
    strings: {
      onMap: line(wording('{0} on {1}', '{0} auf {1}', '{0} en {1}', '{1}で{0}'), 'GameMode', 'CurrentMap'),
      deathmatch: line(
        wording(
          'Team Deathmatch on {0}, {1} : {2}',
          'Team-Deathmatch auf {0}, {1} : {2}',
          'Duelo por equipos en {0}, {1} : {2}',
          '{0}でチームデスマッチ、{1}対{2}',
        ),
        'CurrentMap',
        'OwnPoints',
        'OtherPoints',
      ),
      flags: line(
        wording(
          'Capture the flag on {0}, {1} : {2}',
          'Flaggenjagd auf {0}, {1} : {2}',
          'Captura la bandera en {0}, {1} : {2}',
          '{0}でキャプチャー・ザ・フラッグ、{1}対{2}',
        ),
        'CurrentMap',
        'OwnFlags',
        'OtherFlags',
      ),
      lobby: line(
        wording(
          'Lobby, waiting for {0} players',
          'Lobby, wartet auf {0} Spieler',
          'En la sala, faltan {0} jugadores',
          'ロビーで{0}人を待機中',
        ),
        'PlayersMissing',
      ),
      campaign: line(
        wording('Campaign: {0}', 'Kampagne: {0}', 'Campaña: {0}', 'キャンペーン：{0}'),
        'Mission',
      ),
      armoury: line(wording('In the armoury', 'In der Waffenkammer', 'En la armería', '武器庫にいます')),
    },
    enumerations: {
      GameMode: {
        teamDeathmatch: wording(
          'Team Deathmatch',
          'Team-Deathmatch',
          'Duelo por equipos',
          'チームデスマッチ',
        ),
        captureTheFlag: wording(
          'Capture the flag',
          'Flaggenjagd',
          'Captura la bandera',
          'キャプチャー・ザ・フラッグ',
        ),
        kingOfTheHill: wording(
          'King of the Hill',
          'König des Hügels',
          'Rey de la colina',
          'キング・オブ・ザ・ヒル',
        ),
      },
      CurrentMap: {
        nirvana: wording('Nirvana', 'Nirwana', 'Nirvana', 'ニルヴァーナ'),
        foundry: wording('Foundry', 'der Gießerei', 'La Fundición', 'ファウンドリー'),
        saltFlats: wording('Salt Flats', 'den Salzebenen', 'Las Salinas', '塩原'),
        lighthouse: wording('Lighthouse', 'dem Leuchtturm', 'El Faro', '灯台'),
        skybridge: wording('Skybridge', 'der Himmelsbrücke', 'El Puente Celeste', 'スカイブリッジ'),
      },
      Mission: {
        landfall: wording('Landfall', 'Landgang', 'Desembarco', '上陸'),
        theLongNight: wording('The Long Night', 'Die lange Nacht', 'La larga noche', '長い夜'),
        homecoming: wording('Homecoming', 'Heimkehr', 'Regreso a casa', '帰還'),
      },
    },
  },

  waypoint: {
    strings: {
      radar: line(wording('Using radar', 'Nutzt das Radar', 'Usando el radar', 'レーダーを使用中')),
      patchNotes: line(
        wording(
          'Reading patch notes',
          'Liest die Patchnotizen',
          'Leyendo las notas del parche',
          'パッチノートを閲覧中',
        ),
      ),
      loadout: line(
        wording(
          'Planning a loadout',
          'Stellt die Ausrüstung zusammen',
          'Preparando el equipamiento',
          '装備を検討中',
        ),
      ),
      leaderboard: line(
        wording(
          'Looking at the leaderboard',
          'Sieht die Bestenliste an',
          'Mirando la clasificación',
          'ランキングを確認中',
        ),
      ),
    },
  },

  gamehelp: {
    strings: {
      page: line(wording('{0} page', 'Seite „{0}“', 'Página de {0}', '「{0}」のページ'), 'Topic'),
      map: line(wording('Map of {0}', 'Karte: {0}', 'Mapa: {0}', '{0}の地図'), 'Region'),
      walkthrough: line(
        wording(
          'Following a walkthrough',
          'Folgt einer Komplettlösung',
          'Siguiendo una guía paso a paso',
          '攻略を閲覧中',
        ),
      ),
    },
    enumerations: {
      Topic: {
        nirvana: wording('Nirvana', 'Nirwana', 'Nirvana', 'ニルヴァーナ'),
        crafting: wording('Crafting', 'Handwerk', 'Artesanía', 'クラフト'),
        secrets: wording('Secrets', 'Geheimnisse', 'Secretos', '隠し要素'),
      },
      Region: {
        strait: wording('the Strait', 'Die Meerenge', 'El Estrecho', '海峡'),
        northernIsles: wording('the Northern Isles', 'Die Nordinseln', 'Las Islas del Norte', '北方諸島'),
      },
    },
  },

  rally: {
    strings: {
      stage: line(
        wording('{0}, {1}, Lap {2}', '{0}, {1}, Runde {2}', '{0}, {1}, vuelta {2}', '{0}、{1}、ラップ {2}'),
        'Stage',
        'Position',
        'Lap',
      ),
      timeTrial: line(
        wording('Time trial: {0}', 'Zeitfahren: {0}', 'Contrarreloj: {0}', 'タイムアタック：{0}'),
        'Stage',
      ),
      garage: line(
        wording(
          'Tuning in the garage',
          'Schraubt in der Werkstatt',
          'Poniendo a punto en el garaje',
          'ガレージで調整中',
        ),
      ),
      replay: line(
        wording('Watching a replay', 'Sieht eine Wiederholung', 'Viendo una repetición', 'リプレイを鑑賞中'),
      ),
    },
    enumerations: {
      Stage: {
        night: wording('Night stage', 'Nachtetappe', 'Tramo nocturno', 'ナイトステージ'),
        gravel: wording('Gravel stage', 'Schotteretappe', 'Tramo de grava', 'グラベルステージ'),
        snow: wording('Snow stage', 'Schneeetappe', 'Tramo de nieve', 'スノーステージ'),
        coast: wording('Coast road', 'Küstenstraße', 'Carretera de la costa', '海岸道路'),
      },
      Position: {
        p1: wording('1st of 12', '1. von 12', '1.º de 12', '12台中1位'),
        p2: wording('2nd of 12', '2. von 12', '2.º de 12', '12台中2位'),
        p3: wording('3rd of 12', '3. von 12', '3.º de 12', '12台中3位'),
        p5: wording('5th of 12', '5. von 12', '5.º de 12', '12台中5位'),
        p8: wording('8th of 12', '8. von 12', '8.º de 12', '12台中8位'),
        p11: wording('11th of 12', '11. von 12', '11.º de 12', '12台中11位'),
      },
      Lap: {
        lap1: wording('1 / 3', '1 / 3', '1 / 3', '1 / 3'),
        lap2: wording('2 / 3', '2 / 3', '2 / 3', '2 / 3'),
        lap3: wording('3 / 3', '3 / 3', '3 / 3', '3 / 3'),
      },
    },
  },

  blockwright: {
    strings: {
      building: line(
        wording(
          'Building in {0} with {1} others',
          'Baut im Modus {0} mit {1} anderen',
          'Construyendo en {0} con otros {1}',
          '{0}で他{1}人と建築中',
        ),
        'WorldMode',
        'Companions',
      ),
      alone: line(
        wording(
          'Building alone in {0}',
          'Baut allein im Modus {0}',
          'Construyendo a solas en {0}',
          '{0}で一人で建築中',
        ),
        'WorldMode',
      ),
      mining: line(
        wording(
          'Mining, {0} metres down',
          'Gräbt in {0} Metern Tiefe',
          'Excavando a {0} metros',
          '地下{0}メートルで採掘中',
        ),
        'Depth',
      ),
      farm: line(
        wording('Tending the farm', 'Bestellt die Felder', 'Cuidando de la granja', '農場の世話をしています'),
      ),
    },
    enumerations: {
      WorldMode: {
        survival: wording('Survival', 'Überleben', 'Supervivencia', 'サバイバル'),
        creative: wording('Creative', 'Kreativ', 'Creativo', 'クリエイティブ'),
        hardcore: wording('Hardcore', 'Hardcore', 'Extremo', 'ハードコア'),
      },
    },
  },

  tidebreak: {
    strings: {
      sailing: line(wording('Sailing {0}', 'Segelt: {0}', 'Navegando: {0}', '{0}を航海中'), 'Waters'),
      boarding: line(
        wording(
          'Boarding a smuggler',
          'Entert einen Schmuggler',
          'Abordando a un contrabandista',
          '密輸船に乗り込み中',
        ),
      ),
      fishing: line(wording('Fishing off {0}', 'Angelt: {0}', 'Pescando: {0}', '{0}で釣り中'), 'Waters'),
      harbour: line(
        wording('Trading in the harbour', 'Handelt im Hafen', 'Comerciando en el puerto', '港で取引中'),
      ),
    },
    enumerations: {
      Waters: {
        emberStrait: wording('the Ember Strait', 'Glutmeerenge', 'estrecho de las Ascuas', 'エンバー海峡'),
        glassBay: wording('Glass Bay', 'Glasbucht', 'bahía de Cristal', 'グラス湾'),
        whaleRoad: wording('the Whale Road', 'Walstraße', 'ruta de las ballenas', '鯨の道'),
      },
    },
  },

  northwind: {
    strings: {
      match: line(
        wording('{0}, {1} : {2}', '{0}, {1} : {2}', '{0}, {1} : {2}', '{0}、{1}対{2}'),
        'Competition',
        'GoalsFor',
        'GoalsAgainst',
      ),
      training: line(
        wording('Practising free kicks', 'Übt Freistöße', 'Practicando tiros libres', 'フリーキックの練習中'),
      ),
      transfers: line(
        wording('Negotiating a transfer', 'Verhandelt einen Transfer', 'Negociando un fichaje', '移籍交渉中'),
      ),
    },
    enumerations: {
      Competition: {
        league: wording('League match', 'Ligaspiel', 'Partido de liga', 'リーグ戦'),
        cup: wording('Cup match', 'Pokalspiel', 'Partido de copa', 'カップ戦'),
        friendly: wording('Friendly', 'Freundschaftsspiel', 'Amistoso', '親善試合'),
      },
    },
  },

  emberwatch: {
    strings: {
      wave: line(
        wording(
          'Holding {0}, wave {1}',
          'Verteidigt: {0}, Welle {1}',
          'Defendiendo {0}, oleada {1}',
          '{0}を防衛中、ウェーブ{1}',
        ),
        'Outpost',
        'Wave',
      ),
      camp: line(
        wording(
          'Resting at the campfire',
          'Rastet am Lagerfeuer',
          'Descansando junto a la hoguera',
          '焚き火で休憩中',
        ),
      ),
      forge: line(
        wording(
          'Forging arrowheads',
          'Schmiedet Pfeilspitzen',
          'Forjando puntas de flecha',
          '矢じりを鍛造中',
        ),
      ),
    },
    enumerations: {
      Outpost: {
        northGate: wording('the north gate', 'Nordtor', 'la puerta norte', '北門'),
        oldMill: wording('the old mill', 'Alte Mühle', 'el viejo molino', '古い水車小屋'),
        beacon: wording('the beacon', 'Leuchtfeuer', 'el faro', '烽火台'),
      },
    },
  },

  skies: {
    strings: {
      cruising: line(
        wording(
          'Cruising at {0} feet',
          'Im Reiseflug auf {0} Fuß',
          'En crucero a {0} pies',
          '高度{0}フィートを巡航中',
        ),
        'FlightLevel',
      ),
      approach: line(
        wording(
          'On approach in {0}',
          'Im Landeanflug bei {0}',
          'En aproximación con {0}',
          '{0}の中を着陸進入中',
        ),
        'Weather',
      ),
      hangar: line(wording('In the hangar', 'Im Hangar', 'En el hangar', '格納庫にいます')),
    },
    enumerations: {
      FlightLevel: {
        fl240: wording('24,000', '24.000', '24.000', '24,000'),
        fl330: wording('33,000', '33.000', '33.000', '33,000'),
        fl390: wording('39,000', '39.000', '39.000', '39,000'),
      },
      Weather: {
        clearSky: wording('clear skies', 'klarem Himmel', 'cielo despejado', '晴天'),
        fog: wording('dense fog', 'dichtem Nebel', 'niebla densa', '濃霧'),
        crosswind: wording('a stiff crosswind', 'starkem Seitenwind', 'fuerte viento cruzado', '強い横風'),
      },
    },
  },

  orbit: {
    strings: {
      turn: line(
        wording(
          'Charting {0}, year {1}',
          'Kartiert: {0}, Jahr {1}',
          'Cartografiando {0}, año {1}',
          '{0}を測量中、{1}年目',
        ),
        'Sector',
        'Year',
      ),
      diplomacy: line(
        wording(
          'At the negotiating table',
          'Am Verhandlungstisch',
          'En la mesa de negociación',
          '交渉の席についています',
        ),
      ),
    },
    enumerations: {
      Sector: {
        outerRim: wording('the Outer Rim', 'Äußerer Rand', 'el Borde Exterior', '外縁部'),
        lanternBelt: wording('the Lantern Belt', 'Laternengürtel', 'el Cinturón del Farol', '灯火帯'),
        quietSea: wording('the Quiet Sea', 'Stilles Meer', 'el Mar Silencioso', '静寂の海'),
      },
    },
  },

  orchard: {
    strings: {
      chapter: line(wording('Chapter {0}', 'Kapitel {0}', 'Capítulo {0}', '第{0}章'), 'Chapter'),
      riddle: line(
        wording('Pondering a riddle', 'Grübelt über einem Rätsel', 'Meditando un acertijo', '謎解きに挑戦中'),
      ),
      greenhouse: line(
        wording(
          'Lost in the greenhouse behind the seventh mirror',
          'Verirrt im Gewächshaus hinter dem siebten Spiegel',
          'Sin rumbo en el invernadero tras el séptimo espejo',
          '七枚目の鏡の奥にある温室をさまよっています',
        ),
      ),
    },
  },

  kart: {
    strings: {
      cup: line(
        wording('{0}, race {1}', '{0}, Rennen {1}', '{0}, carrera {1}', '{0}、第{1}レース'),
        'Cup',
        'Race',
      ),
      party: line(
        wording(
          'Couch party for four',
          'Sofaparty zu viert',
          'Fiesta de sofá para cuatro',
          '4人でパーティープレイ中',
        ),
      ),
    },
    enumerations: {
      Cup: {
        citrus: wording('Citrus Cup', 'Zitrus-Cup', 'Copa Cítrica', 'シトラスカップ'),
        comet: wording('Comet Cup', 'Kometen-Cup', 'Copa Cometa', 'コメットカップ'),
      },
      Race: {
        race1: wording('1 of 4', '1 von 4', '1 de 4', '1/4'),
        race2: wording('2 of 4', '2 von 4', '2 de 4', '2/4'),
        race3: wording('3 of 4', '3 von 4', '3 de 4', '3/4'),
        race4: wording('4 of 4', '4 von 4', '4 de 4', '4/4'),
      },
    },
  },

  gulls: {
    strings: {
      level: line(wording('Level {0}', 'Level {0}', 'Nivel {0}', 'レベル {0}'), 'Level'),
      endless: line(
        wording(
          'Endless mode, {0} points',
          'Endlosmodus, {0} Punkte',
          'Modo sin fin, {0} puntos',
          'エンドレスモード、{0}点',
        ),
        'Points',
      ),
    },
  },

  tangram: {
    strings: {
      puzzle: line(
        wording('Folding puzzle {0}', 'Legt Rätsel {0}', 'Resolviendo el puzle {0}', 'パズル{0}に挑戦中'),
        'Puzzle',
      ),
      tea: line(
        wording(
          'Waiting for the tea to steep',
          'Wartet, bis der Tee gezogen ist',
          'Esperando a que repose el té',
          'お茶を蒸らしています',
        ),
      ),
    },
  },

  solitaire: {
    strings: {
      game: line(wording('Playing {0}', 'Spielt {0}', 'Jugando a {0}', '{0}をプレイ中'), 'Variant'),
      streak: line(
        wording('{0} wins in a row', '{0} Siege in Folge', '{0} victorias seguidas', '{0}連勝中'),
        'Streak',
      ),
    },
    enumerations: {
      Variant: {
        klondike: wording('Klondike', 'Klondike', 'Klondike', 'クロンダイク'),
        spider: wording('Spider', 'Spider', 'Spider', 'スパイダー'),
        freecell: wording('FreeCell', 'FreeCell', 'FreeCell', 'フリーセル'),
      },
    },
  },

  trivia: {
    strings: {
      question: line(
        wording('{0}, question {1}', '{0}, Frage {1}', '{0}, pregunta {1}', '{0}、第{1}問'),
        'Category',
        'Question',
      ),
      daily: line(
        wording("Today's round", 'Die Runde des Tages', 'La ronda del día', '今日のクイズに挑戦中'),
      ),
    },
    enumerations: {
      Category: {
        geography: wording('Geography', 'Erdkunde', 'Geografía', '地理'),
        music: wording('Music', 'Musik', 'Música', '音楽'),
        science: wording('Science', 'Wissenschaft', 'Ciencia', '科学'),
      },
      Question: {
        q3: wording('3 of 10', '3 von 10', '3 de 10', '3/10'),
        q6: wording('6 of 10', '6 von 10', '6 de 10', '6/10'),
        q9: wording('9 of 10', '9 von 10', '9 de 10', '9/10'),
      },
    },
  },

  music: {
    strings: {
      playlist: line(wording('Listening to {0}', 'Hört {0}', 'Escuchando {0}', '{0}を再生中'), 'Playlist'),
    },
    enumerations: {
      Playlist: {
        nightDrive: wording('Night Drive', 'Nachtfahrt', 'Conducción nocturna', 'ナイトドライブ'),
        rainyKitchen: wording('Rainy Kitchen', 'Regenküche', 'Cocina con lluvia', '雨のキッチン'),
        bossFights: wording('Boss Fights', 'Endgegner', 'Jefes finales', 'ボス戦'),
      },
    },
  },

  video: {
    strings: {
      watching: line(wording('Watching {0}', 'Sieht {0}', 'Viendo {0}', '{0}を視聴中'), 'Show'),
      browsing: line(
        wording(
          'Choosing something to watch',
          'Sucht etwas zum Ansehen aus',
          'Eligiendo qué ver',
          '作品を選んでいます',
        ),
      ),
    },
    enumerations: {
      Show: {
        longTide: wording('The Long Tide', '„Die lange Flut“', '«La marea larga»', '「長い潮」'),
        paperLighthouse: wording(
          'Paper Lighthouse',
          '„Leuchtturm aus Papier“',
          '«El faro de papel»',
          '「紙の灯台」',
        ),
      },
    },
  },
};

import { HOME_ID } from './consoles.ts';
import { properName, wording, type Wording } from './languages.ts';

type SampleTitle = { readonly id: string; readonly name: Wording };

const title = (id: string, name: Wording): SampleTitle => ({ id, name });

/** The titles of the sample world: all invented but Home. */
export const TITLES = {
  home: title(HOME_ID, wording('Home', 'Startseite', 'Inicio', 'ホーム')),

  contoso5: title('12341234', properName('Contoso 5', 'コントソ 5')),
  waypoint: title('12341235', properName('Contoso Waypoint', 'コントソ ウェイポイント')),
  gamehelp: title(
    '23452345',
    wording('Contoso Gamehelp', 'Contoso Spielhilfe', 'Ayuda de Contoso', 'コントソ ゲームヘルプ'),
  ),
  rally: title(
    '1863410021',
    wording('Fabrikam Rally', 'Fabrikam Rallye', 'Fabrikam Rally', 'ファブリカム ラリー'),
  ),
  blockwright: title('1719082244', properName('Blockwright', 'ブロックライト')),
  tidebreak: title('1940266187', properName('Tidebreak', 'タイドブレイク')),
  northwind: title('1657703312', properName('Northwind FC', 'ノースウィンド FC')),
  emberwatch: title(
    '2011845076',
    wording('Emberwatch', 'Glutwacht', 'Guardia de Ascuas', 'エンバーウォッチ'),
  ),
  skies: title('1788120953', properName('Tailspin Skies', 'テイルスピン スカイズ')),
  orbit: title('1902557438', wording('Quiet Orbit', 'Stille Umlaufbahn', 'Órbita silenciosa', '静かな軌道')),
  orchard: title(
    '2074419605',
    wording('The Glass Orchard', 'Der gläserne Obstgarten', 'El huerto de cristal', '硝子の果樹園'),
  ),
  kart: title('1823996710', properName('Litware Kart', 'リットウェア カート')),
  gulls: title(
    '1480659812',
    wording('Gravity Gulls', 'Schwerkraftmöwen', 'Gaviotas ingrávidas', '無重力カモメ'),
  ),

  tangram: title(
    '1999034127',
    wording('Tangram Teahouse', 'Tangram-Teehaus', 'La tetería del tangram', 'タングラム茶房'),
  ),
  solitaire: title(
    '1705518843',
    wording('Woodgrove Solitaire', 'Woodgrove Solitär', 'Solitario Woodgrove', 'ウッドグローブ ソリティア'),
  ),
  trivia: title('2033370294', wording('Trey Trivia', 'Trey Quiz', 'Trivial Trey', 'トレイ クイズ')),

  music: title(
    '1611247789',
    wording('Relecloud Music', 'Relecloud Musik', 'Relecloud Música', 'レレクラウド ミュージック'),
  ),
  video: title(
    '1611247802',
    wording('Proseware Video', 'Proseware Video', 'Proseware Vídeo', 'プローズウェア ビデオ'),
  ),
  chat: title('1611247911', properName('Wingtip Chat', 'ウィングチップ チャット')),
} as const satisfies Record<string, SampleTitle>;

export type TitleKey = keyof typeof TITLES;

/** The service configuration of a title: its id in hexadecimal, as older titles have it (contract A28). */
export function scidOf(key: TitleKey): string {
  return `00000000-0000-0000-0000-0000${Number(TITLES[key].id).toString(16).padStart(8, '0')}`;
}

/*
 * A row of the list by hand: what a row of the dashboard shows and says, in as few elements, made once and told
 * only what is another.
 */
import type { DeviceGlyphKind } from '#ui/DeviceGlyph.tsx';
import { ROW, type Line, type LineState, type WireRecord } from './line.ts';
import { ageOf, alsoOf, faceOf, instantOf, labelOf } from './row-words.ts';

export type Person = { record: WireRecord; line: Line; readonly name: string; readonly rank: number };

/** A row, and who stands in it. */
export type Row = {
  readonly root: HTMLElement;
  readonly tell: (person: Person) => void;
  /** Whether it has room for a title. */
  readonly isPlaying: boolean;
  line: Line | undefined;
  /** In pixels, in its group. */
  top: number;
};

const COLOURS: Readonly<Record<LineState, string>> = {
  title: 'text-online',
  online: 'text-online',
  away: 'text-away',
  offline: 'text-offline',
};
const CORNER = 'row-span-2 shrink-0 absolute -end-0.5 -bottom-0.5 rounded-full bg-card ring-2 ring-card';
const SCREEN =
  'inline-block shrink-0 border-current bg-current bg-clip-content p-px align-middle h-[11px] w-4 rounded-[2.5px] border me-2 [forced-color-adjust:preserve-parent-color]';
const ICONS: Readonly<Record<DeviceGlyphKind, string>> = {
  gamepad: 'gamepad-2',
  monitor: 'monitor',
  phone: 'smartphone',
  tv: 'tv',
  globe: 'globe',
  unknown: 'circle-question-mark',
};

const PLACE =
  'hidden shrink-0 truncate text-xs text-soft group-data-wide/list:block [&>svg]:me-2 [&>svg]:inline';
const TITLE = `<p class="col-start-2 min-w-0 flex-1 truncate leading-4.5 text-soft sm:ms-1"> <bdi class="text-ink"> </bdi><span class="block truncate text-xs text-faint"> </span></p>
<span class="${PLACE} w-29"><span aria-hidden="true" data-part="screen"></span> </span>
<span class="${PLACE} w-32"><svg aria-hidden="true" width="16" height="16" viewBox="0 0 24 24" class="shrink-0"><use data-part="device"/></svg> </span>`;
const NO_TITLE = '<p class="col-start-2 min-w-0 flex-1 truncate leading-4.5 text-soft sm:ms-1"> </p>';

function templateOf(middle: string): HTMLElement {
  const template = document.createElement('template');
  const html = `<article class="group/person absolute inset-x-0 contain-strict grid grid-cols-[auto_minmax(0,1fr)_auto] content-center sm:flex items-center gap-x-3 border-b border-line bg-card px-3 hover:bg-raised" style="height:${ROW}px">
<span aria-hidden="true" class="face size-7 rounded-lg text-[0.6875rem] relative row-span-2 grid shrink-0 place-items-center font-semibold text-slate-950 forced-colors:border"> <svg aria-hidden="true" width="11" height="11" viewBox="0 0 14 14"><use data-part="state"/></svg></span>
<div class="flex min-w-0 items-center sm:w-48 sm:shrink-0"><h3 class="flex min-w-0 font-medium">
<button type="button" dir="auto" tabindex="-1" class="min-w-0 truncate text-start outline-none after:absolute after:inset-0 after:content-[''] focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"> </button></h3>
<button type="button" aria-label="Favourite" aria-pressed="false" tabindex="-1" class="grid size-7 shrink-0 place-items-center rounded-md text-lg leading-none text-faint before:content-['☆'] hover:text-away aria-pressed:text-away aria-pressed:before:content-['★'] relative before:hidden group-hover/person:before:inline focus-visible:before:inline aria-pressed:before:inline pointer-coarse:before:inline -my-1"></button></div>
${middle}
<time class="col-start-3 row-span-2 row-start-1 shrink-0 text-end text-xs text-faint max-[14rem]:hidden sm:w-24"> </time></article>`;
  template.innerHTML = html.replaceAll('\n', '');
  return template.content.firstElementChild as HTMLElement;
}

const PLAYING = templateOf(TITLE);
const NOT_PLAYING = templateOf(NO_TITLE);

const textIn = (element: Element | null | undefined, which: 'firstChild' | 'lastChild'): Text =>
  element?.[which] as Text;

function change(text: Text, words: string): void {
  if (text.data !== words) text.data = words;
}

/** Makes a row for somebody; what cannot change of them is told here. */
export function rowFor({ record: { xuid }, name, line: { state } }: Person): Row {
  const isPlaying = state === 'title';
  const root = (isPlaying ? PLAYING : NOT_PLAYING).cloneNode(true) as HTMLElement;
  const part = (selector: string): Element => root.querySelector(selector) as Element;
  root.dataset['xuid'] = xuid;
  const { letters, colour } = faceOf(name, xuid);
  const face = part('.face');
  face.classList.add(`bg-title-${colour}`);
  textIn(face, 'firstChild').data = letters;
  textIn(part('button'), 'firstChild').data = name;
  const words = textIn(part('p'), 'firstChild');
  const age = part('time');
  const ageText = textIn(age, 'firstChild');
  const shape = part('svg');
  const drawing = part('[data-part=state]');
  const presence = textIn(root.querySelector('bdi'), 'firstChild');
  const also = textIn(root.querySelector('p span'), 'firstChild');
  const screen = root.querySelector('[data-part=screen]');
  const device = root.querySelector('[data-part=device]');
  const place = textIn(screen?.parentElement, 'lastChild');
  const deviceName = textIn(device?.parentElement?.parentElement, 'lastChild');

  const row: Row = {
    root,
    isPlaying,
    line: undefined,
    top: NaN,
    tell: (person) => {
      const { line, record } = person;
      const told = row.line;
      if (told === line) return;
      row.line = line;
      root.ariaLabel = labelOf(name, record, line);
      if (told?.state !== line.state) {
        shape.setAttribute('class', `${CORNER} ${COLOURS[line.state]}`);
        drawing.setAttribute('href', `#state-${line.state}`);
      }
      change(words, line.words);
      if (told?.since !== line.since) age.setAttribute('datetime', instantOf(line));
      change(ageText, ageOf(line));
      if (!isPlaying) return;
      change(presence, line.presence === '' ? '' : ` — ${line.presence}`);
      change(also, alsoOf(record));
      change(place, line.place);
      change(deviceName, line.device);
      if (told?.placement !== line.placement)
        screen?.setAttribute('class', line.placement === 'Fill' ? `${SCREEN} pr-[5px]` : SCREEN);
      if (told?.glyph !== line.glyph) device?.setAttribute('href', `#icon-${ICONS[line.glyph]}`);
    },
  };
  return row;
}

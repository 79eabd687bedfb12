/*
 * The drawing of the list by hand: the lines near the screen, of which nothing is touched but what has changed.
 */
import { ageOf, HEADING, HEADINGS, ROW, STATES, type Line, type LineState, type WireRecord } from './line.ts';

export type Person = { record: WireRecord; line: Line; readonly name: string; readonly rank: number };
type Row = {
  readonly root: HTMLElement;
  readonly parts: readonly Text[];
  line: Line | undefined;
  top: number;
};

/** Those who stand together, in order; whoever arranges them puts them in here. */
export const groups: Record<LineState, Person[]> = { title: [], online: [], away: [], offline: [] };
const rows = new Map<string, Row>();
const root = document.getElementById('root') as HTMLElement;
const list = document.createElement('div');
list.dataset['testid'] = 'friends-list';
list.className = 'list';
root.append(list);

const headings = new Map(
  STATES.map((state) => {
    const heading = document.createElement('h2');
    const count = document.createTextNode('');
    heading.append(`${HEADINGS[state]} `, count);
    list.append(heading);
    return [state, { heading, count }] as const;
  }),
);

const template = document.createElement('template');
template.innerHTML =
  '<article class="row"><svg width="11" height="11"><circle cx="5.5" cy="5.5" r="5"/></svg>' +
  '<h3><button type="button"> </button></h3><p><span> </span><bdi> </bdi></p>' +
  '<span class="place"> </span><span class="device"> </span><time> </time></article>';

function rowFor(xuid: string, name: string): Row {
  const element = template.content.firstElementChild?.cloneNode(true) as HTMLElement;
  element.dataset['xuid'] = xuid;
  (element.querySelector('button') as HTMLElement).textContent = name;
  const parts = ['p span', 'bdi', '.place', '.device', 'time'].map(
    (selector) => element.querySelector(selector)?.firstChild as Text,
  );
  list.append(element);
  return { root: element, parts, line: undefined, top: NaN };
}

function tell(row: Row, line: Line): void {
  if (row.line === line) return;
  if (row.line?.state !== line.state) row.root.dataset['state'] = line.state;
  row.line = line;
  const texts = [line.words, line.presence, line.place, line.device, ageOf(line.since)];
  for (const [index, text] of texts.entries()) {
    const part = row.parts[index];
    if (part && part.data !== text) part.data = text;
  }
}

let total = -1;

/** Draws what is near the screen. */
export function draw(): void {
  const from = scrollY - list.offsetTop - 75;
  const to = from + innerHeight + 150;
  const seen = new Set<string>();
  let y = 0;
  for (const state of STATES) {
    const members = groups[state];
    const parts = headings.get(state);
    if (parts) {
      const [top, count] = [`${y}px`, String(members.length)];
      if (parts.heading.style.top !== top) parts.heading.style.top = top;
      if (parts.count.data !== count) parts.count.data = count;
    }
    y += HEADING;
    const first = Math.max(0, Math.floor((from - y) / ROW));
    const end = Math.min(members.length, Math.ceil((to - y) / ROW));
    for (let index = first; index < end; index += 1) {
      const person = members[index];
      if (!person) continue;
      const { xuid } = person.record;
      seen.add(xuid);
      let row = rows.get(xuid);
      if (!row) {
        row = rowFor(xuid, person.name);
        rows.set(xuid, row);
      }
      tell(row, person.line);
      const top = y + index * ROW;
      if (row.top !== top) row.root.style.top = `${top}px`;
      row.top = top;
    }
    y += members.length * ROW;
  }
  if (y !== total) list.style.height = `${y}px`;
  total = y;
  for (const [xuid, row] of rows) {
    if (seen.has(xuid)) continue;
    row.root.remove();
    rows.delete(xuid);
  }
}

addEventListener('scroll', draw, { passive: true });

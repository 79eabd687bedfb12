/*
 * The drawing of the list by hand: the rows near the screen, of which nothing is touched but what has changed.
 */
import { frame } from './frame.ts';
import { rowFor, type Person, type Row } from './hand-row.ts';
import { HEADING, HEADINGS, ROW, STATES, type LineState } from './line.ts';

/** Those who stand together, in order; whoever arranges them puts them in here. */
export const groups: Record<LineState, Person[]> = { title: [], online: [], away: [], offline: [] };
const rows = new Map<string, Row>();
const list = document.createElement('div');
list.dataset['testid'] = 'friends-list';
list.dataset['wide'] = '';
list.className = 'group/list relative';
const main = frame();
main.append(list);

type Section = {
  readonly root: HTMLElement;
  readonly rows: HTMLElement;
  readonly count: Text;
  top: number;
  members: number;
};

function sectionOf(state: LineState): Section {
  const root = document.createElement('section');
  root.className = 'absolute inset-x-0';
  root.ariaLabel = HEADINGS[state];
  root.innerHTML =
    `<h2 class="sticky top-(--header) z-10 bg-page" style="height:${HEADING}px">` +
    '<button type="button" aria-expanded="true" class="flex h-full max-w-full scroll-mt-20 items-center gap-2 rounded-lg pe-2 text-[0.9375rem] font-semibold focus-visible:-outline-offset-2">' +
    '<svg aria-hidden="true" width="18" height="18" viewBox="0 0 24 24" class="shrink-0 text-soft"><use href="#icon-chevron-down"/></svg>' +
    `<bdi class="truncate">${HEADINGS[state]}</bdi><span class="font-normal text-faint"> </span></button></h2>` +
    '<div class="relative"></div>';
  const [count, within] = [
    root.querySelector('span')?.firstChild as Text,
    root.lastElementChild as HTMLElement,
  ];
  return { root, rows: within, count, top: NaN, members: 0 };
}

const sections = new Map(STATES.map((state) => [state, sectionOf(state)]));
let total = -1;

function place(state: LineState, section: Section, y: number): void {
  const { length } = groups[state];
  if (length !== section.members) {
    if (length === 0) section.root.remove();
    else if (section.members === 0) list.append(section.root);
    section.root.style.height = `${HEADING + length * ROW}px`;
    section.count.data = String(length);
    section.members = length;
  }
  if (section.top !== y) section.root.style.top = `${y}px`;
  section.top = y;
}

/** Draws what is near the screen. */
export function draw(): void {
  const from = scrollY - main.offsetTop - 75;
  const to = from + innerHeight + 150;
  const seen = new Set<string>();
  let y = 0;
  for (const [state, section] of sections) {
    const members = groups[state];
    place(state, section, y);
    if (members.length === 0) continue;
    y += HEADING;
    const first = Math.max(0, Math.floor((from - y) / ROW));
    const end = Math.min(members.length, Math.ceil((to - y) / ROW));
    for (let index = first; index < end; index += 1) {
      const person = members[index];
      if (!person) continue;
      const { xuid } = person.record;
      seen.add(xuid);
      let row = rows.get(xuid);
      if (row?.isPlaying !== (state === 'title')) {
        row?.root.remove();
        row = rowFor(person);
        rows.set(xuid, row);
      }
      if (row.root.parentElement !== section.rows) section.rows.append(row.root);
      row.tell(person);
      const top = index * ROW;
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

import { parseXuid } from '#contract/identifier.ts';
import { readDelimited, type DelimitedRow } from './delimited-text.ts';
import { MAX_ALIAS, MAX_NOTE } from './book-changes.ts';
import type { PersonDetails } from './people-book.ts';

/*
 * Reads what people paste into a roster: bare XUIDs, or a table of them, a verdict on each line.
 */

/** What is wrong with a line, or that nothing is. */
export type LineVerdict =
  | 'valid'
  /** The same XUID stands further up. */
  | 'duplicate'
  /** The roster has this person already; what the line says about them is taken over. */
  | 'present'
  /** A name where an XUID is wanted. */
  | 'gamertag'
  /** A number that a spreadsheet has rounded, so that the XUID is lost. */
  | 'rounded'
  /** Digits, but no XUID. */
  | 'range'
  /** The favourite column says neither yes nor no. */
  | 'favourite'
  /** Anything else, such as a quotation that is never closed. */
  | 'malformed';

/** A line that was pasted and what comes of it. */
export type PeopleLine = {
  /** From 1. */
  readonly line: number;
  /** As it was written, shortened. */
  readonly text: string;
  readonly verdict: LineVerdict;
  /** Undefined unless the line names somebody. */
  readonly xuid: string | undefined;
  readonly details: PersonDetails;
};

export type ReadPeople = {
  readonly lines: readonly PeopleLine[];
  /** Columns of the header that nobody knows. */
  readonly ignored: readonly string[];
};

type Column = 'xuid' | 'alias' | 'note' | 'favourite' | 'gamertag';

const COLUMNS: Readonly<Record<string, Column>> = {
  xuid: 'xuid',
  xuids: 'xuid',
  id: 'xuid',
  userid: 'xuid',
  alias: 'alias',
  name: 'alias',
  nickname: 'alias',
  note: 'note',
  notes: 'note',
  comment: 'note',
  favourite: 'favourite',
  favorite: 'favourite',
  fav: 'favourite',
  gamertag: 'gamertag',
};

/** The order of columns in a table without a header. */
const USUAL: readonly Column[] = ['xuid', 'alias', 'note', 'favourite'];

const YES = /^(?:yes|y|true|1|x|★)$/i;
const NO = /^(?:no|n|false|0)?$/i;

/** How much of a line a message repeats. */
const SHOWN = 60;

/** A digit typed in another width (１２３) or with an invisible mark beside it, as copying brings, is a digit. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200B-\u200F\u2060\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
    .trim();
}

function columnOf(cell: string): Column | undefined {
  const word = plain(cell).toLowerCase();
  return Object.hasOwn(COLUMNS, word) ? COLUMNS[word] : undefined;
}

/** A first row that names the XUID's column and holds no number is a header. */
function isHeader(row: DelimitedRow | undefined): row is DelimitedRow {
  return row !== undefined && !row.broken && row.cells.some((cell) => columnOf(cell) === 'xuid');
}

/** A row that is nothing but numbers is a list of people on one line. */
function spread(row: DelimitedRow): DelimitedRow[] {
  const words = row.cells.flatMap((cell) => plain(cell).split(/\s+/)).filter(Boolean);
  const isList = !row.broken && words.length > 1 && words.every((word) => /^\d{5,}$/.test(word));
  return isList ? words.map((word) => ({ ...row, text: word, cells: [word] })) : [row];
}

function verdictOf(written: string): LineVerdict {
  if (/^\d+(?:[.,]\d+)?e\+?\d+$/i.test(written)) return 'rounded';
  if (/^[\d\s.,'-]+$/.test(written)) return 'range';
  return /\p{L}/u.test(written) && written.length <= 40 ? 'gamertag' : 'malformed';
}

function readLine(row: DelimitedRow, columns: readonly (Column | undefined)[]): PeopleLine {
  const cells = new Map<Column, string>();
  for (const [index, column] of columns.entries()) {
    if (column && !cells.has(column)) cells.set(column, row.cells[index] ?? '');
  }
  const written = plain(cells.get('xuid') ?? '');
  const xuid = row.broken ? undefined : parseXuid(written);
  const text = row.text.trim();
  const line = {
    line: row.line,
    text: text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text,
    xuid,
    details: {},
  };
  if (row.broken) return { ...line, verdict: 'malformed' };
  if (xuid === undefined) return { ...line, verdict: verdictOf(written) };
  const favourite = plain(cells.get('favourite') ?? '');
  if (!YES.test(favourite) && !NO.test(favourite)) return { ...line, xuid: undefined, verdict: 'favourite' };
  const alias = tidyAlias(cells.get('alias') ?? '');
  const note = tidyNote(cells.get('note') ?? '');
  return {
    ...line,
    verdict: 'valid',
    details: {
      ...(alias === '' ? {} : { alias }),
      ...(note === '' ? {} : { note }),
      ...(favourite === '' ? {} : { favourite: YES.test(favourite) }),
    },
  };
}

/** An alias as it is kept: one line, not too long. */
export function tidyAlias(text: string): string {
  return text.replace(/\s+/gu, ' ').trim().slice(0, MAX_ALIAS).trim();
}

/** A note as it is kept: one kind of line end, not too long. */
export function tidyNote(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim().slice(0, MAX_NOTE).trim();
}

/**
 * Reads pasted text or the text of a CSV file. A header is optional; without one the columns are xuid, alias,
 * note, favourite. Never throws.
 * @param present XUIDs that the roster has already
 */
export function readPeople(text: string, present: ReadonlySet<string>): ReadPeople {
  const rows = readDelimited(text);
  const [first] = rows;
  const header = isHeader(first) ? first : undefined;
  const columns = header ? header.cells.map(columnOf) : USUAL;
  const ignored = header ? header.cells.filter((cell, index) => cell !== '' && !columns[index]) : [];
  const body = header ? rows.slice(1) : rows.flatMap(spread);
  const seen = new Set<string>();
  const lines = body.map((row): PeopleLine => {
    const line = readLine(row, columns);
    if (line.xuid === undefined) return line;
    if (seen.has(line.xuid)) return { ...line, verdict: 'duplicate' };
    seen.add(line.xuid);
    return present.has(line.xuid) ? { ...line, verdict: 'present' } : line;
  });
  return { lines, ignored };
}

/** The lines whose people are added or described. */
export function usableLines(lines: readonly PeopleLine[]): (PeopleLine & { readonly xuid: string })[] {
  return lines.filter(
    (line): line is PeopleLine & { xuid: string } =>
      line.xuid !== undefined && (line.verdict === 'valid' || line.verdict === 'present'),
  );
}

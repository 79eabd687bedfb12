/*
 * Comma-separated values after RFC 4180, and the guard that keeps spreadsheets from taking a cell for a formula
 * (OWASP, "CSV Injection").
 */

const BYTE_ORDER_MARK = '\uFEFF';

/** A cell that begins so is run as a formula by some spreadsheet; the wide forms are those of Japanese ones. */
const DANGEROUS = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/** Puts an apostrophe before what a spreadsheet would run; before one that only looks like a guard, too. */
function guarded(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text;
}

/** Takes the apostrophe off again. */
function unguarded(text: string): string {
  return text.startsWith("'") && DANGEROUS.test(text) ? text.slice(1) : text;
}

function cell(text: string): string {
  const safe = guarded(text);
  return /[",;\t\r\n|]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Writes rows as CSV: commas, CRLF, a byte order mark so that spreadsheets read it as UTF-8, no cell that could
 * be run.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A row of a delimited text. */
export type DelimitedRow = {
  /** Where it begins, from 1. */
  readonly line: number;
  /** As it was written, without the end of line. */
  readonly text: string;
  readonly cells: readonly string[];
  /** Whether a quotation was opened and never closed, or text follows a closed one. */
  readonly broken: boolean;
};

const SEPARATORS = [',', ';', '\t', '|'] as const;

/** The separator that the first row with any has most of, outside quotations. */
function separatorOf(text: string): string {
  const bare = text.replace(/"(?:[^"]|"")*"/g, '');
  const first = bare.split(/[\r\n]/).find((line) => /[,;\t|]/.test(line)) ?? '';
  const counts = SEPARATORS.map((separator) => first.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function readRow(
  text: string,
  start: number,
  separator: string,
): { cells: string[]; end: number; broken: boolean } {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    let value = '';
    let quoted = false;
    const from = at;
    while (text[at] === ' ') at += 1;
    if (text[at] === '"') {
      quoted = true;
      at += 1;
      for (;;) {
        const end = text.indexOf('"', at);
        if (end < 0) return broken(text, start);
        value += text.slice(at, end);
        at = end + 1;
        if (text[at] !== '"') break;
        value += '"';
        at += 1;
      }
      while (text[at] === ' ') at += 1;
    } else {
      at = from;
      while (at < text.length && text[at] !== separator && text[at] !== '\r' && text[at] !== '\n') at += 1;
      value = text.slice(from, at).trim();
    }
    cells.push(unguarded(value));
    if (text[at] === separator) at += 1;
    else if (at >= text.length || text[at] === '\r' || text[at] === '\n') {
      return { cells, end: at, broken: false };
    } else if (quoted) return broken(text, start);
  }
}

/** A row that cannot be read ends where its line does, so that the next can. */
function broken(text: string, start: number): { cells: string[]; end: number; broken: boolean } {
  const rest = text.slice(start);
  const length = /[\r\n]/.exec(rest)?.index ?? rest.length;
  return { cells: [rest.slice(0, length).trim()], end: start + length, broken: true };
}

/**
 * Reads comma-, semicolon-, tab- or bar-separated text: quotations, any end of line, a byte order mark, and the
 * apostrophe of a guard taken off. Rows of nothing are left out. Never throws.
 */
export function readDelimited(text: string): DelimitedRow[] {
  const body = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  const separator = separatorOf(body);
  const rows: DelimitedRow[] = [];
  let at = 0;
  let line = 1;
  while (at < body.length) {
    const { cells, end, broken: isBroken } = readRow(body, at, separator);
    const written = body.slice(at, end);
    if (cells.some((each) => each !== '')) rows.push({ line, text: written, cells, broken: isBroken });
    line += written.split(/\r\n|\r|\n/).length;
    at = end + (body.startsWith('\r\n', end) ? 2 : 1);
  }
  return rows;
}

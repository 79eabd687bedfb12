/** One figure of a benchmark. */
export type Row = {
  /** What was measured, with its question and store. */
  readonly name: string;
  /** The median of the rounds. */
  readonly value: number;
  readonly unit: string;
  /** Smallest and largest of the rounds. */
  readonly spread?: readonly [number, number];
  /** What the value is set against: the name of another figure of the same run. */
  readonly floor?: string;
  /** The value over the floor's, or a figure against its bar. */
  readonly ratio?: number;
  /** What the ratio, or where there is none the value, has to reach. */
  readonly bar?: { readonly least?: number; readonly most?: number };
  /** What a reader has to know to believe the figure. */
  readonly note?: string;
};

/** A part of the benchmarks: measures and tells, and leaves no process behind. */
export type Part = (options: PartOptions) => Promise<readonly Row[]>;

export type PartOptions = {
  /** Of measuring, for the parts that run a while. */
  readonly minutes: number | undefined;
  /** Of the page alone: so many people, instead of each size there is. */
  readonly people: number | undefined;
  /** How often each figure is taken. */
  readonly rounds: number;
  /** Takes a line for whoever is waiting. */
  readonly say: (line: string) => void;
};

/** Whether a row meets its bar; undefined where it has none. */
export function isOk({ value, ratio, bar }: Row): boolean | undefined {
  if (!bar) return undefined;
  const measured = ratio ?? value;
  return measured >= (bar.least ?? -Infinity) && measured <= (bar.most ?? Infinity);
}

/** The middle one; of an even number the mean of both in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** The value below which this share of them lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** Four digits that count, without an exponent. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const digits = Math.max(0, 3 - Math.floor(Math.log10(Math.max(Math.abs(value), 0.001))));
  return value.toFixed(Math.min(digits, 4));
}

function barText({ bar }: Row): string {
  if (bar?.least !== undefined) return `≥ ${bar.least}`;
  return bar?.most === undefined ? '' : `≤ ${bar.most}`;
}

/** The rows as a table for people. */
export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map((row) => {
    const verdict = isOk(row);
    return [
      row.name,
      `${figure(row.value)} ${row.unit}`,
      row.spread ? `${figure(row.spread[0])}–${figure(row.spread[1])}` : '',
      row.ratio === undefined ? '' : figure(row.ratio),
      row.floor ?? '',
      barText(row),
      verdict === undefined ? '' : verdict ? 'ok' : 'MISSED',
      row.note ?? '',
    ];
  });
  const all = [['figure', 'median', 'spread', 'ratio', 'of', 'bar', '', ''], ...cells];
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Backgrounds that title colours are drawn in; dark text keeps 7:1 on each. */
const FILLS = [
  'bg-title-0',
  'bg-title-1',
  'bg-title-2',
  'bg-title-3',
  'bg-title-4',
  'bg-title-5',
  'bg-title-6',
  'bg-title-7',
  'bg-title-8',
  'bg-title-9',
  'bg-title-10',
  'bg-title-11',
] as const;

/** The class that fills with the n-th title colour. */
export function fillClass(colour: number): string {
  return FILLS[colour % FILLS.length] ?? FILLS[0];
}

/** Classes that put a small square in the n-th title colour before an element, without an element of its own; app.css names them. */
export function dotClass(colour: number): string {
  return `before:size-2 before:rounded-[3px] forced-colors:before:border before:${fillClass(colour)}`;
}

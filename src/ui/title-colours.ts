/** Backgrounds that title colours are drawn in; dark text keeps 7:1 on each. */
const FILLS = [
  'bg-blue-400',
  'bg-orange-400',
  'bg-lime-400',
  'bg-cyan-400',
  'bg-purple-400',
  'bg-teal-400',
  'bg-pink-400',
  'bg-amber-300',
  'bg-indigo-300',
  'bg-emerald-400',
  'bg-rose-300',
  'bg-sky-300',
] as const;

/** The class that fills with the n-th title colour. */
export function fillClass(colour: number): string {
  return FILLS[colour % FILLS.length] ?? FILLS[0];
}

/** How many colours there are; `ui/` has one class for each. */
export const COLOUR_COUNT = 12;

/**
 * Gives each title one of the colours and keeps it: the one its id falls on, or the next that is free. With
 * more titles than colours they repeat. The colour never carries meaning alone.
 */
export function colourAssigner(): (titleId: string) => number {
  const colours = new Map<string, number>();
  const taken = new Set<number>();
  return (titleId) => {
    const before = colours.get(titleId);
    if (before !== undefined) return before;
    const home = hash(titleId) % COLOUR_COUNT;
    let colour = home;
    for (let step = 1; step < COLOUR_COUNT && taken.has(colour); step += 1)
      colour = (home + step) % COLOUR_COUNT;
    if (taken.has(colour)) colour = home;
    taken.add(colour);
    colours.set(titleId, colour);
    return colour;
  };
}

/** The colour of a title, the same everywhere on the page. */
export const titleColour = colourAssigner();

/** A small spread of text over numbers (FNV-1a). */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value;
}

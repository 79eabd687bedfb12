/** What is written in a field runs as its letters do; an empty one runs as the page, so that its placeholder does. */
export function directionOf(value: unknown): 'auto' | undefined {
  return value === '' ? undefined : 'auto';
}

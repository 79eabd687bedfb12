const MOST_RANGES = 32;

/** How exactly a media range names JSON; 0 if it does not name it at all. */
function fitOf(range: string): number {
  return ['*/*', 'application/*', 'application/json'].indexOf(range) + 1;
}

/**
 * Whether an Accept header lets JSON through (contract §1.4): the range that names it most exactly decides.
 * @param header as it came; null or empty accepts everything
 */
export function acceptsJson(header: string | null): boolean {
  if (header === null || header === 'application/json' || header.trim() === '') return true;
  let best = { fit: 0, isWanted: false };
  for (const entry of header.split(',', MOST_RANGES)) {
    const [range = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
    const fit = fitOf(range);
    const isRefused = parameters.some((parameter) => /^q\s*=\s*0(?:\.0{0,3})?$/.test(parameter));
    if (fit > best.fit) best = { fit, isWanted: !isRefused };
  }
  return best.isWanted;
}

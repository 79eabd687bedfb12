const LONGEST_HEADER = 4096;

/**
 * Makes the weak tag of an answer (contract §9 on §1.5).
 * @param parts all that the answer depends on, its content among them
 */
export async function weakTag(parts: readonly string[]): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(parts)));
  const hex = Array.from(new Uint8Array(digest, 0, 16), (byte) => byte.toString(16).padStart(2, '0'));
  return `W/"${hex.join('')}"`;
}

/** Whether an If-None-Match header names the tag, or any, by weak comparison (RFC 9110 §13.1.2). */
export function namesTag(header: string | null, tag: string): boolean {
  if (header === null || header.length > LONGEST_HEADER) return false;
  if (header.trim() === '*') return true;
  const opaque = tag.replace(/^W\//, '');
  return header.split(',').some((entry) => entry.trim().replace(/^W\//, '') === opaque);
}

const LONGEST_HEADER = 4096;

/**
 * Makes the weak tag of an answer (contract §9 on §1.5).
 * @param about all that the answer depends on beside its content
 * @param body its content
 */
export async function weakTag(about: readonly string[], body: Uint8Array): Promise<string> {
  const head = new TextEncoder().encode(JSON.stringify(about));
  const all = new Uint8Array(head.length + body.length);
  all.set(head);
  all.set(body, head.length);
  const digest = await crypto.subtle.digest('SHA-256', all);
  const hex = Array.from(new Uint8Array(digest, 0, 16), (byte) => byte.toString(16).padStart(2, '0'));
  return `W/"${hex.join('')}"`;
}

/** Whether an If-None-Match header names the tag, or any, by weak comparison (RFC 9110 §13.1.2). */
export function namesTag(header: string | null, tag: string): boolean {
  if (header === null || header.length > LONGEST_HEADER) return false;
  if (header === tag) return true;
  if (header.trim() === '*') return true;
  const opaque = tag.replace(/^W\//, '');
  return header.split(',').some((entry) => entry.trim().replace(/^W\//, '') === opaque);
}

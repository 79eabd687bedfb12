/** What this browser keeps under a key; undefined if nothing, or where storage is blocked. */
export function kept(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

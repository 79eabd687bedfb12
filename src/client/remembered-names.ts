let remembered: ReadonlyMap<string, string> = new Map();

/** Names of an earlier visit, by XUID: they stand in where nobody can be asked. */
export function rememberNames(names: ReadonlyMap<string, string>): void {
  remembered = names;
}

/** The names that are remembered of these people; undefined if none is. */
export function rememberedNames(xuids: readonly string[]): ReadonlyMap<string, string> | undefined {
  const names = new Map<string, string>();
  for (const xuid of xuids) {
    const name = remembered.get(xuid);
    if (name !== undefined) names.set(xuid, name);
  }
  return names.size > 0 ? names : undefined;
}

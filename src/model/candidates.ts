import { formatter } from '#i18n/formatter.ts';

/** Somebody who can be picked into a roster. */
export type Candidate = {
  readonly xuid: string;
  /** Alias, else gamertag, else the XUID. */
  readonly name: string;
  /** Where an alias stands in its place. */
  readonly gamertag: string | undefined;
};

/** Everybody who can be picked, once each, by name. */
export function candidatesOf(
  xuids: Iterable<string>,
  gamertags: ReadonlyMap<string, string>,
  aliasOf: (xuid: string) => string,
  locale: string,
): Candidate[] {
  const names = formatter(Intl.Collator, locale, { numeric: true, sensitivity: 'base' });
  return [...new Set(xuids)]
    .map((xuid) => {
      const alias = aliasOf(xuid);
      const gamertag = gamertags.get(xuid);
      return { xuid, name: alias || (gamertag ?? xuid), gamertag: alias === '' ? undefined : gamertag };
    })
    .sort((a, b) => names.compare(a.name, b.name) || (a.xuid < b.xuid ? -1 : 1));
}

/** The candidates whose name, gamertag or XUID holds every word that is searched for. */
export function findCandidates(candidates: readonly Candidate[], search: string): readonly Candidate[] {
  const fold = (text: string): string => text.normalize('NFC').toLocaleLowerCase();
  const words = fold(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return candidates;
  return candidates.filter(({ xuid, name, gamertag = '' }) => {
    const text = fold(`${name}\n${gamertag}\n${xuid}`);
    return words.every((word) => text.includes(word));
  });
}

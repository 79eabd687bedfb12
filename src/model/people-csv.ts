import { writeCsv } from './delimited-text.ts';
import { knownPerson, withoutSample } from './book-changes.ts';
import type { PeopleBook } from './people-book.ts';

/** The columns of a roster's file; all but the gamertag are read back. */
const HEADER = ['xuid', 'gamertag', 'alias', 'note', 'favourite'] as const;

/**
 * A roster as CSV, in its order and without anybody of the sample.
 * @param gamertags as far as they are known, for whoever reads the file
 */
export function rosterCsv(book: PeopleBook, id: string, gamertags: ReadonlyMap<string, string>): string {
  const xuids = withoutSample(book).rosters.find((roster) => roster.id === id)?.xuids ?? [];
  return writeCsv([
    HEADER,
    ...xuids.map((xuid) => {
      const { alias, note, favourite } = knownPerson(book, xuid);
      const star = favourite === undefined ? '' : favourite ? 'yes' : 'no';
      return [xuid, gamertags.get(xuid) ?? '', alias, note, star];
    }),
  ]);
}

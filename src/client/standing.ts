import type { PresenceRecord } from '#contract/record.ts';
import type { Friend } from '#model/friend.ts';
import type { Picture } from './picture.ts';

/** What the pictures say of one person. */
export type Standing = Pick<Friend, 'record' | 'outdated' | 'toldAt' | 'leaving'>;

/** What the pictures say of everybody who is in them. */
export type Standings = {
  /** The last record of each, by XUID. */
  readonly records: ReadonlyMap<string, PresenceRecord>;
  /** Of whom there is more to say than their record. */
  readonly marked: ReadonlyMap<string, Standing>;
};

/** From so many intervals on a record is marked as older than the others. */
const OLD_INTERVALS = 2;

function standingIn(picture: Picture, xuid: string, isOld: boolean): Standing {
  const told = picture.records.get(xuid);
  const departure = picture.leaving.get(xuid);
  const missed = told ? (picture.missing.get(xuid) ?? 0) : 0;
  const old = isOld ? picture.clock : undefined;
  return {
    record: departure?.before ?? told,
    outdated: missed > 0,
    toldAt: missed >= OLD_INTERVALS ? picture.heardAt.get(xuid) : old,
    leaving: departure ? told : undefined,
  };
}

const NOBODY: ReadonlyMap<string, Standing> = new Map();

/** What is said of one person; of somebody who is in no picture there is no record. */
export function standingOf({ records, marked }: Standings, xuid: string): Standing {
  return (
    marked.get(xuid) ?? { record: records.get(xuid), outdated: false, toldAt: undefined, leaving: undefined }
  );
}

/**
 * Puts together what the pictures of one view say of everybody who is in them. A record that is older than the
 * newest picture by two intervals says since when it stands; if all are old the page says so once, elsewhere.
 * @param interval milliseconds between two answers
 */
export function standingsOf(pictures: readonly Picture[], interval: number): Standings {
  const newest = Math.max(...pictures.map(({ at }) => at));
  const [only] = pictures;
  if (only && pictures.length === 1 && only.leaving.size === 0 && only.missing.size === 0)
    return { records: only.records, marked: NOBODY };
  const records = new Map<string, PresenceRecord>();
  const marked = new Map<string, Standing>();
  for (const picture of pictures) {
    const isOld = newest - picture.at > OLD_INTERVALS * interval;
    for (const [xuid, record] of picture.records) {
      records.set(xuid, record);
      if (isOld || picture.leaving.has(xuid) || picture.missing.has(xuid))
        marked.set(xuid, standingIn(picture, xuid, isOld));
      else if (marked.size > 0) marked.delete(xuid);
    }
  }
  return { records, marked };
}

/** How many people the last answers brought of those who were asked for by name. */
export type Completeness = {
  readonly asked: number;
  /** Those who were left out. */
  readonly missing: number;
  /** Those left out of whom no earlier record stands either. */
  readonly unknown: number;
};

/** How complete the last answers of one view were; a group names nobody, so nobody is missing in it. */
export function completenessOf(pictures: readonly Picture[]): Completeness {
  let asked = 0;
  let missing = 0;
  let unknown = 0;
  for (const picture of pictures) {
    asked += picture.records.size;
    missing += picture.missing.size;
    for (const xuid of picture.missing.keys()) if (!picture.records.has(xuid)) unknown += 1;
  }
  return { asked: asked + unknown, missing, unknown };
}

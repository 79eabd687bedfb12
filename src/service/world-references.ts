import { parseTitleId, parseXuid } from '#contract/identifier.ts';

/*
 * What the members of a world file say of each other. It reads the file as it stands, so that one run
 * lists these faults beside those of the shape; what has no proper shape is passed over here.
 */

type Json = Readonly<Record<string, unknown>>;
type Report = (place: string, sentence: string) => void;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const entriesOf = (value: unknown): [string, unknown][] => (isObject(value) ? Object.entries(value) : []);
const memberOf = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const xuidOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? parseXuid(value) : undefined;
const titleIdOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? parseTitleId(value) : undefined;

function reportRepeats(
  ids: readonly (string | undefined)[],
  placeOf: (index: number) => string,
  report: Report,
) {
  const seen = new Map<string, number>();
  ids.forEach((id, index) => {
    if (id === undefined) return;
    const first = seen.get(id);
    if (first === undefined) seen.set(id, index);
    else report(placeOf(index), `${id} is already at ${placeOf(first)}`);
  });
}

type Known = {
  readonly titles: ReadonlySet<string | undefined>;
  /** Every scid that a title or a configuration has. */
  readonly scids: ReadonlySet<string | undefined>;
  /** The names of the strings, by scid. */
  readonly strings: ReadonlyMap<string, ReadonlySet<string>>;
};

function knownOf(world: Json): Known {
  const titles = listOf(world['titles']);
  const strings = new Map<string, Set<string>>();
  for (const configuration of listOf(world['richPresence'])) {
    const scid = textOf(memberOf(configuration, 'scid'));
    if (scid === undefined) continue;
    strings.set(scid, new Set(entriesOf(memberOf(configuration, 'strings')).map(([name]) => name)));
  }
  return {
    titles: new Set(titles.map((title) => titleIdOf(memberOf(title, 'id')))),
    scids: new Set([...strings.keys(), ...titles.map((title) => textOf(memberOf(title, 'scid')))]),
    strings,
  };
}

function checkRichPresence(value: unknown, place: string, known: Known, report: Report): void {
  const id = textOf(memberOf(value, 'id'));
  const scid = textOf(memberOf(value, 'scid'));
  if (id === undefined || scid === undefined) return;
  const strings = known.strings.get(scid);
  if (!strings) report(`${place}.scid`, `richPresence has no ${scid}`);
  else if (!strings.has(id)) report(`${place}.id`, `${scid} has no string ${id}`);
}

function checkDevice(device: unknown, place: string, known: Known, report: Report): void {
  const titles = listOf(memberOf(device, 'titles'));
  const ids = titles.map((title) => titleIdOf(memberOf(title, 'id')));
  reportRepeats(ids, (index) => `${place}.titles[${index}].id`, report);
  titles.forEach((title, index) => {
    const id = ids[index];
    if (id !== undefined && !known.titles.has(id)) {
      report(`${place}.titles[${index}].id`, `titles has no ${id}`);
    }
    const richPresence = memberOf(memberOf(title, 'activity'), 'richPresence');
    checkRichPresence(richPresence, `${place}.titles[${index}].activity.richPresence`, known, report);
  });
}

function checkPerson(person: unknown, place: string, known: Known, report: Report): void {
  const people = listOf(memberOf(person, 'people')).map(xuidOf);
  const favorites = listOf(memberOf(person, 'favorites')).map(xuidOf);
  reportRepeats(people, (index) => `${place}.people[${index}]`, report);
  reportRepeats(favorites, (index) => `${place}.favorites[${index}]`, report);
  favorites.forEach((xuid, index) => {
    if (xuid !== undefined && !people.includes(xuid)) {
      report(`${place}.favorites[${index}]`, `${xuid} is not in ${place}.people`);
    }
  });
  listOf(memberOf(person, 'devices')).forEach((device, index) =>
    checkDevice(device, `${place}.devices[${index}]`, known, report),
  );
  const lastSeen = memberOf(person, 'lastSeen');
  const lastTitle = titleIdOf(memberOf(lastSeen, 'titleId'));
  const isNamed = lastTitle === undefined || memberOf(lastSeen, 'titleName') !== undefined;
  if (!isNamed && !known.titles.has(lastTitle)) {
    report(`${place}.lastSeen.titleId`, `titles has no ${lastTitle}, so titleName is needed`);
  }
  for (const [scid] of entriesOf(memberOf(person, 'playerData'))) {
    if (!known.scids.has(scid))
      report(`${place}.playerData.${scid}`, 'no title or richPresence has this scid');
  }
}

function checkStrings(configuration: unknown, place: string, report: Report): void {
  for (const [name, set] of entriesOf(memberOf(configuration, 'strings'))) {
    const parameters = listOf(memberOf(set, 'parameters')).length;
    for (const [locale, text] of entriesOf(memberOf(set, 'text'))) {
      for (const [token, index] of (textOf(text) ?? '').matchAll(/\{(\d+)\}/g)) {
        if (Number(index) < parameters) continue;
        report(`${place}.strings.${name}.text.${locale}`, `${token} has no entry in parameters`);
      }
    }
  }
}

function reportRepeatedLocales(value: unknown, place: string, report: Report): void {
  if (!isObject(value)) return;
  const locales = Object.keys(value);
  reportRepeats(
    locales.map((locale) => locale.toLowerCase()),
    (index) => `${place}.${locales[index] ?? ''}`,
    report,
  );
}

function checkLocales(world: Json, report: Report): void {
  listOf(world['titles']).forEach((title, index) =>
    reportRepeatedLocales(memberOf(title, 'name'), `titles[${index}].name`, report),
  );
  listOf(world['richPresence']).forEach((configuration, index) => {
    const place = `richPresence[${index}]`;
    for (const [name, set] of entriesOf(memberOf(configuration, 'strings'))) {
      reportRepeatedLocales(memberOf(set, 'text'), `${place}.strings.${name}.text`, report);
    }
    for (const [statistic, entries] of entriesOf(memberOf(configuration, 'enumerations'))) {
      for (const [entry, text] of entriesOf(entries)) {
        reportRepeatedLocales(text, `${place}.enumerations.${statistic}.${entry}`, report);
      }
    }
  });
}

/**
 * Lists what in a world file points nowhere, is there twice, or contradicts another member.
 * @param value parsed JSON of any shape
 * @returns faults as `place: sentence`
 */
export function referenceFaults(value: unknown): string[] {
  if (!isObject(value)) return [];
  const faults: string[] = [];
  const report: Report = (place, sentence) => void faults.push(`${place}: ${sentence}`);
  const known = knownOf(value);
  const people = listOf(value['people']);
  const titles = listOf(value['titles']);
  const configurations = listOf(value['richPresence']);

  reportRepeats(
    people.map((person) => xuidOf(memberOf(person, 'xuid'))),
    (index) => `people[${index}].xuid`,
    report,
  );
  people.forEach((person, index) => checkPerson(person, `people[${index}]`, known, report));
  reportRepeats(
    titles.map((title) => titleIdOf(memberOf(title, 'id'))),
    (index) => `titles[${index}].id`,
    report,
  );
  reportRepeats(
    configurations.map((configuration) => textOf(memberOf(configuration, 'scid'))),
    (index) => `richPresence[${index}].scid`,
    report,
  );
  configurations.forEach((configuration, index) =>
    checkStrings(configuration, `richPresence[${index}]`, report),
  );
  checkLocales(value, report);
  for (const [name, xuids] of entriesOf(value['groups'])) {
    reportRepeats(listOf(xuids).map(xuidOf), (index) => `groups.${name}[${index}]`, report);
  }
  return faults;
}

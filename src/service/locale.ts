/** One text by language tag in lower case; `default` is always there. */
export type Texts = ReadonlyMap<string, string>;

/** Language tags in lower case, best first; only such as some text has. */
export type LocalePreference = readonly string[];

const LONGEST_HEADER = 1000;
const MOST_RANGES = 32;
const MOST_SUBTAGS = 8;
const RANGE = /^\s*([a-z]{1,8}(?:-[a-z0-9]{1,8})*|\*)\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?|\.\d{1,3})\s*)?$/i;

/** Makes texts of what a world says, for reading by any case of a tag. */
export function textsOf(byLocale: Readonly<Record<string, string>>): Texts {
  return new Map(Object.entries(byLocale).map(([tag, text]) => [tag.toLowerCase(), text]));
}

/** The tag, then ever shorter ones: `zh-hant-tw`, `zh-hant`, `zh`. */
function shorterAndShorter(tag: string): string[] {
  const subtags = tag.split('-').slice(0, MOST_SUBTAGS);
  return subtags.map((_, index) => subtags.slice(0, subtags.length - index).join('-'));
}

/** A header that is too long, up to the last whole entry: half a tag is another tag. */
function withinBounds(header: string): string {
  if (header.length <= LONGEST_HEADER) return header;
  return header.slice(0, Math.max(0, header.lastIndexOf(',', LONGEST_HEADER)));
}

/**
 * Reads an Accept-Language header: by q, then as listed; each tag is followed by its shorter ones, and `*`
 * ends the list, since the default text suits whoever takes anything (contract §3.5). What is malformed, or
 * past the first 1000 characters or 32 entries, is passed over.
 * @param known the tags that some text has; others cannot matter
 */
export function readAcceptLanguage(header: string | null, known: ReadonlySet<string>): LocalePreference {
  const ranges = withinBounds(header ?? '')
    .split(',', MOST_RANGES)
    .flatMap((range) => {
      const [, tag, q] = RANGE.exec(range) ?? [];
      return tag === undefined ? [] : [{ tag: tag.toLowerCase(), q: Math.min(Number(q ?? 1), 1) }];
    });
  const refused = new Set(ranges.filter(({ q }) => q === 0).map(({ tag }) => tag));
  const preference = new Set<string>();
  // Sorting is stable: of the same q, the first listed stays first.
  for (const { tag } of ranges.filter(({ q }) => q > 0).toSorted((a, b) => b.q - a.q)) {
    if (tag === '*') break;
    for (const candidate of shorterAndShorter(tag)) {
      if (known.has(candidate) && !refused.has(candidate)) preference.add(candidate);
    }
  }
  return [...preference];
}

/** The text for a reader. */
export function pickText(texts: Texts, preference: LocalePreference): string {
  for (const tag of preference) {
    const text = texts.get(tag);
    if (text !== undefined) return text;
  }
  return texts.get('default') ?? '';
}

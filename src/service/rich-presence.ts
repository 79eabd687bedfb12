import type { RichPresenceRequest } from '#contract/title-request.ts';
import { pickText, textsOf, type LocalePreference, type Texts } from './locale.ts';
import type { Statistics } from './store/presence-store.ts';
import type { ServiceConfiguration } from './world.ts';

/** The strings of one service configuration and what fills them (contract §3.2). */
export type PresenceStrings = {
  readonly strings: ReadonlyMap<string, { readonly text: Texts; readonly parameters: readonly string[] }>;
  /** By statistic, then by entry. */
  readonly enumerations: ReadonlyMap<string, ReadonlyMap<string, Texts>>;
};

/** Makes the strings of a configuration ready for reading. */
export function presenceStringsOf({ strings, enumerations }: ServiceConfiguration): PresenceStrings {
  return {
    strings: new Map(
      Object.entries(strings).map(([id, { text, parameters }]) => [id, { text: textsOf(text), parameters }]),
    ),
    enumerations: new Map(
      Object.entries(enumerations).map(([statistic, entries]) => [
        statistic,
        new Map(Object.entries(entries).map(([entry, text]) => [entry, textsOf(text)])),
      ]),
    ),
  };
}

/** What stands in the place of a token; undefined where there is no value for it. */
function valueOf(
  statistic: string,
  explicit: string | undefined,
  { enumerations }: PresenceStrings,
  statistics: Statistics | undefined,
  preference: LocalePreference,
): string | undefined {
  const value = explicit ?? statistics?.get(statistic);
  if (value === undefined) return undefined;
  const enumeration = enumerations.get(statistic);
  if (!enumeration) return String(value);
  const entry = enumeration.get(String(value));
  return entry && pickText(entry, preference);
}

/**
 * Puts a rich presence into words for a reader: the string in the reader's language, each `{n}` filled from
 * `params`, else from the person's statistics as they are now (contract §3.4, §3.5, §9).
 * @param statistics of the same service configuration
 * @returns undefined, and so no line, where the string is unknown or a value is missing
 */
export function richPresenceLine(
  request: RichPresenceRequest,
  presenceStrings: PresenceStrings | undefined,
  statistics: Statistics | undefined,
  preference: LocalePreference,
): string | undefined {
  const string = presenceStrings?.strings.get(request.id);
  if (!presenceStrings || !string) return undefined;
  let isComplete = true;
  const line = pickText(string.text, preference).replace(/\{(\d+)\}/g, (_, index: string) => {
    const statistic = string.parameters[Number(index)];
    const value =
      statistic === undefined
        ? undefined
        : valueOf(statistic, request.params?.[Number(index)], presenceStrings, statistics, preference);
    if (value === undefined) isComplete = false;
    return value ?? '';
  });
  return isComplete ? line : undefined;
}

import type { ServiceConfiguration, World } from '../world.ts';
import type { Random } from './random.ts';

type PlayerData = World['people'][number]['playerData'];

/** A string of a service configuration with what fills it, position by position. */
export type Line = { readonly id: string; readonly params: readonly string[] };

/** The values that people of a world have of one statistic. */
export type KnownValues = {
  readonly texts: ReadonlySet<string>;
  /** The least and the greatest number; undefined where nobody has one. */
  readonly range?: readonly [least: number, most: number] | undefined;
};

/** Names one statistic of one service configuration. */
export function statisticKey(scid: string, statistic: string): string {
  return `${scid} ${statistic}`;
}

/**
 * Chooses the next line of a person.
 * @param own the person's player data
 * @param before the line so far, to go on from; undefined for a title that just started
 * @returns the line so far where no other can be filled; undefined if there was none
 */
export type NextLine = (own: PlayerData, random: Random, before?: Line) => Line | undefined;

/**
 * Makes the chooser for one service configuration (contract §3.2).
 * @param known by `statisticKey`
 */
export function linesOf(
  configuration: ServiceConfiguration,
  known: ReadonlyMap<string, KnownValues>,
): NextLine {
  const { scid, strings, enumerations } = configuration;

  function valueOf(statistic: string, own: PlayerData, random: Random, before?: string): string | undefined {
    const entries = enumerations[statistic];
    if (entries) {
      if (before !== undefined && random.chance(0.5)) return before;
      return random.pick(Object.keys(entries));
    }
    // Nothing says what the statistic may be, so it stays among what people of this world have.
    const values = known.get(statisticKey(scid, statistic));
    if (!values?.range) return random.pick([...(values?.texts ?? [])]);
    const last = before === undefined ? own[scid]?.[statistic] : Number(before);
    if (typeof last === 'number' && Number.isFinite(last)) return String(last + random.whole(0, 2));
    const [least, most] = values.range;
    return String(random.whole(Math.ceil(least / 2), most));
  }

  function fill(id: string, own: PlayerData, random: Random, before?: Line): Line | undefined {
    const params: string[] = [];
    for (const [index, statistic] of (strings[id]?.parameters ?? []).entries()) {
      const value = valueOf(statistic, own, random, before?.params[index]);
      if (value === undefined) return undefined;
      params.push(value);
    }
    return { id, params };
  }

  return (own, random, before) => {
    if (before && random.chance(0.6) && (strings[before.id]?.parameters.length ?? 0) > 0) {
      const goesOn = fill(before.id, own, random, before);
      if (goesOn) return goesOn;
    }
    const others = random.shuffled(Object.keys(strings).filter((id) => id !== before?.id));
    for (const id of others) {
      const line = fill(id, own, random);
      if (line) return line;
    }
    return before;
  };
}

import * as v from 'valibot';
import { faultsOf } from '#contract/request-schema.ts';
import { referenceFaults } from './world-references.ts';
import { WorldSchema } from './world-schema.ts';

type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Member in keyof T]: Frozen<T[Member]> }
    : T;

/** A world file as a person writes it: what has a default may be left out, words are in any case. */
export type WorldInput = Frozen<v.InferInput<typeof WorldSchema>>;

/** A world that was read: defaults filled in, XUIDs and title ids canonical, words as on the wire. */
export type World = Frozen<v.InferOutput<typeof WorldSchema>>;

export type WorldPerson = World['people'][number];
export type WorldDevice = WorldPerson['devices'][number];
/** A title on a device. `lastModified` is a date-time of the wire; without it, the moment it is stated. */
export type WorldTitle = WorldDevice['titles'][number];
export type WorldActivity = NonNullable<WorldTitle['activity']>;
export type WorldLastSeen = NonNullable<WorldPerson['lastSeen']>;
export type TitleDefinition = World['titles'][number];
/** The strings and enumerations of one service configuration (contract §3.2). */
export type ServiceConfiguration = World['richPresence'][number];

/**
 * Reads a world file.
 * @param value parsed JSON
 * @returns the world, or every fault in it with its place, such as
 *   `people[3].xuid: expected a decimal string`
 */
export function readWorld(value: unknown): { readonly world: World } | { readonly faults: string[] } {
  const result = v.safeParse(WorldSchema, value);
  const faults = [...(result.issues ? faultsOf(result.issues, 'world') : []), ...referenceFaults(value)];
  return result.success && faults.length === 0 ? { world: result.output } : { faults };
}

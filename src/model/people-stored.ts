import { parseXuid } from '#contract/identifier.ts';
import type { KnownPerson, OwnRoster } from './people-book.ts';

/*
 * Reads what the browser's database gives back. Other versions of this page, extensions and crashes write there
 * too: an entry that cannot be read costs itself, never the rest.
 */

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A person as stored, or undefined if it is none. */
export function readStoredPerson(value: unknown): KnownPerson | undefined {
  const xuid = isObject(value) ? parseXuid(text(value['xuid'])) : undefined;
  if (!isObject(value) || xuid === undefined) return undefined;
  const favourite = value['favourite'];
  return {
    xuid,
    alias: text(value['alias']),
    note: text(value['note']),
    favourite: typeof favourite === 'boolean' ? favourite : undefined,
    sample: value['sample'] === true,
  };
}

/** A roster as stored with its place, or undefined if it is none. */
export function readStoredRoster(value: unknown): (OwnRoster & { readonly place: number }) | undefined {
  if (!isObject(value)) return undefined;
  const { id, name, xuids, place } = value;
  if (typeof id !== 'string' || typeof name !== 'string' || !Array.isArray(xuids)) return undefined;
  return {
    id,
    name,
    xuids: [...new Set((xuids as unknown[]).flatMap((xuid) => parseXuid(text(xuid)) ?? []))],
    place: typeof place === 'number' && Number.isFinite(place) ? place : Infinity,
  };
}

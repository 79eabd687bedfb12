import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A JSON object, as it was captured. */
export type Raw = { readonly [name: string]: unknown };

const FOLDER = join(import.meta.dirname, '..', 'contract', 'captures');

/** The names of all captured files. */
export const CAPTURES: readonly string[] = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));

/** The parsed JSON of a captured file, fresh at each call. */
export function capture(file: string): unknown {
  return JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
}

/** Finds all objects, however deep, that `wanted` picks; it does not look inside one that it has picked. */
function find(value: unknown, wanted: (object: Raw) => boolean): Raw[] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value) && wanted(value as Raw)) return [value as Raw];
  return Object.values(value).flatMap((child) => find(child, wanted));
}

/** The presence records in a capture, whatever they are wrapped in. */
export function rawRecords(value: unknown): Raw[] {
  return find(
    value,
    ({ state, xuid, devices, lastSeen }) =>
      typeof state === 'string' && [xuid, devices, lastSeen].some((member) => member !== undefined),
  );
}

/** The answers of the profile service in a capture. */
export function rawProfileAnswers(value: unknown): Raw[] {
  return find(value, ({ profileUsers }) => Array.isArray(profileUsers));
}

/** The requests in a capture: method, path without host, body. */
export function rawRequests(value: unknown): { method: string; path: string; body: unknown }[] {
  return find(value, ({ method }) => typeof method === 'string').map(({ method, path, url, body }) => ({
    method: String(method),
    path: typeof path === 'string' ? path : new URL(String(url)).pathname,
    body,
  }));
}

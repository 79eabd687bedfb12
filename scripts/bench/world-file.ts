import { mkdirSync, writeFileSync } from 'node:fs';
import { ROOT } from '../install-missing.mjs';
import { population } from './population.ts';

/**
 * Writes a world file for a server to read.
 * @returns its path
 */
export function writeWorld(people: number, followed: number): string {
  const folder = `${ROOT}/.cache/bench`;
  mkdirSync(folder, { recursive: true });
  const path = `${folder}/world-${people}.json`;
  writeFileSync(path, JSON.stringify(population(people, followed)));
  return path;
}

import { sampleWorld } from '#service/demo/sample-world.ts';
import { readWorld } from '#service/world.ts';
import { readWorldFile, type WorldResult } from './world-file.ts';

/**
 * The world that a program was told to serve.
 * @param file path of a world file; undefined for the sample world
 * @param now ms; the sample world stands as it is at this moment
 */
export function settledWorld(file: string | undefined, now: number): Promise<WorldResult> {
  return file === undefined ? Promise.resolve(readWorld(sampleWorld(now))) : readWorldFile(file);
}

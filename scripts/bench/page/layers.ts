import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { basename, join } from 'node:path';
import type { CDPSession } from 'playwright';

/** Where the time of scripts went, in milliseconds: parsing, then by the folders that the code came from. */
export type Layers = Readonly<Record<string, number>>;

/**
 * Gives parsing a name by which a profile shows it. It runs in the page, as text, since what compiles this file
 * would put names of its own into a function.
 */
export const NAME_PARSING = `{
  const parse = JSON.parse;
  JSON.parse = function parsingJson(...args) {
    return parse(...args);
  };
  Response.prototype.json = async function () {
    return JSON.parse(await this.text());
  };
}`;

const SAMPLING_MICROSECONDS = 200;

const PLACES: readonly (readonly [RegExp, string])[] = [
  [/node_modules\/(react|react-dom|scheduler)\//, 'react'],
  [/node_modules\/@tanstack\/(react-query|query-core)\//, 'query'],
  [/node_modules\/(react-virtuoso|react-window|@tanstack\/(react-virtual|virtual-core))\//, 'list library'],
  [/src\/contract\//, 'read'],
  [/src\/client\//, 'merge'],
  // What goes through everybody draws nobody.
  [/src\/app\/(friends-told|lookout)\.ts/, 'merge'],
  [/src\/(model|i18n)\//, 'model'],
  [/src\/(app|features|ui)\//, 'components'],
  [/contestants\/hand-(list|row)\.ts/, 'drawn by hand'],
  [/contestants\/hand\.ts/, 'merged by hand'],
  // What asks draws nobody either.
  [/contestants\/(friends-list-people|plain-items|line)\.ts/, 'merge'],
  // Words of rows are told as the dashboard's are.
  [/contestants\/row-words\.ts/, 'model'],
  [/contestants\//, 'components'],
];

/** What of the layers is drawing. */
export const DRAWING: ReadonlySet<string> = new Set(['react', 'list library', 'components', 'drawn by hand']);

function mapsIn(folders: readonly string[]): (url: string) => SourceMap | undefined {
  const known = new Map<string, SourceMap | undefined>();
  return (url) => {
    const name = basename(new URL(url).pathname);
    if (known.has(name)) return known.get(name);
    const path = folders
      .flatMap((folder) => [join(folder, `${name}.map`), join(folder, 'assets', `${name}.map`)])
      .find(existsSync);
    const map =
      path === undefined
        ? undefined
        : new SourceMap(JSON.parse(readFileSync(path, 'utf8')) as ConstructorParameters<typeof SourceMap>[0]);
    known.set(name, map);
    return map;
  };
}

type Frame = { functionName: string; url: string; lineNumber: number; columnNumber: number };

function layerOf(frame: Frame, mapOf: (url: string) => SourceMap | undefined): string | undefined {
  if (frame.functionName === 'parsingJson') return 'parse';
  if (frame.functionName === '(garbage collector)') return 'collecting';
  if (!frame.url.startsWith('http')) return undefined;
  const entry = mapOf(frame.url)?.findEntry(frame.lineNumber, frame.columnNumber);
  if (!entry || !('originalSource' in entry)) return 'other scripts';
  return PLACES.find(([pattern]) => pattern.test(entry.originalSource))?.[1] ?? 'other scripts';
}

/**
 * Samples what runs while somebody does something.
 * @param folders in which scripts with their source maps lie
 */
export async function layersOf(
  session: CDPSession,
  folders: readonly string[],
  act: () => Promise<void>,
): Promise<Layers> {
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: SAMPLING_MICROSECONDS });
  await session.send('Profiler.start');
  await act();
  const { profile } = await session.send('Profiler.stop');
  const mapOf = mapsIn(folders);
  const layers = new Map<number, string | undefined>();
  const parents = new Map<number, number>();
  for (const { id, children = [] } of profile.nodes) for (const child of children) parents.set(child, id);
  // What the browser itself does for a script counts for the script.
  for (const { id, callFrame } of profile.nodes) {
    const own = layerOf(callFrame, mapOf);
    const parent = parents.get(id);
    layers.set(id, own ?? (parent === undefined ? undefined : layers.get(parent)));
  }
  const sums: Record<string, number> = {};
  for (const [index, id] of (profile.samples ?? []).entries()) {
    const layer = layers.get(id);
    if (layer !== undefined) sums[layer] = (sums[layer] ?? 0) + (profile.timeDeltas?.[index] ?? 0) / 1000;
  }
  return sums;
}

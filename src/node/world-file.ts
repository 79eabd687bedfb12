import { readFile } from 'node:fs/promises';
import { readWorld, type World } from '#service/world.ts';

export type WorldResult = { readonly world: World } | { readonly faults: readonly string[] };

const SYSTEM_FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder, expected a world file',
  EACCES: 'this file may not be read',
};

/**
 * Whether a beginning of the text is wrong already, whatever would follow. Being cut short is not: that error
 * stands at the very end.
 */
function isBroken(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return false;
  } catch (error) {
    const message = String(error);
    const position = /at position (\d+)/.exec(message)?.[1];
    if (position !== undefined) return Number(position) < beginning.length && !/Unterminated/.test(message);
    return !/end of JSON input/.test(message);
  }
}

/** Where JSON goes wrong: Node 20 does not always say, so the shortest wrong beginning is searched for. */
function faultPosition(text: string): number {
  let right = 0;
  let wrong = text.length + 1;
  while (wrong - right > 1) {
    const middle = Math.floor((right + wrong) / 2);
    if (isBroken(text.slice(0, middle))) wrong = middle;
    else right = middle;
  }
  return right;
}

function placeOf(text: string, position: number): string {
  const lines = text.slice(0, position).split('\n');
  return `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
}

/**
 * Reads a world file.
 * @returns the world, or every fault, each with the file and the place in it
 */
export async function readWorldFile(path: string): Promise<WorldResult> {
  let text: string;
  try {
    text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    return { faults: [`${path}: ${SYSTEM_FAULTS[code] ?? `this file cannot be read (${code})`}`] };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const position = faultPosition(text);
    const what = position >= text.length ? 'the JSON ends too early' : 'expected JSON';
    return { faults: [`${path}: ${placeOf(text, position)}: ${what}`] };
  }
  const result = readWorld(value);
  return 'world' in result ? result : { faults: result.faults.map((fault) => `${path}: ${fault}`) };
}

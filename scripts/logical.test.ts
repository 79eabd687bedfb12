import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/*
 * The page runs from right to left in some languages, so its classes and styles name sides by `start` and
 * `end`. What is drawn as it is in the world, such as a screen, says `dir="ltr"` instead of naming sides.
 */

/** Physical sides that are meant, as `file: class`, each with the reason. */
const MEANT: ReadonlyMap<string, string> = new Map([
  [
    'src/features/friends/ChangesPill.tsx: -translate-x-1/2',
    '`rtl:translate-x-1/2` beside it turns it round',
  ],
  ...['pr-[5px]', 'pr-[8px]', 'pl-[10px]', 'pl-[17px]'].map((side): [string, string] => [
    `src/ui/PlacementGlyph.tsx: ${side}`,
    'a screen in one element, whose margin follows the text: it cannot say `dir="ltr"`',
  ]),
]);

const CLASS =
  /(?<![\w-])-?(?:(?:scroll-)?[mp][lr]-|(?:left|right)-(?=[\d[(]|auto|full|px)|border-[lr](?![\w])|border-[lr]-|rounded-(?:[lr]|[tb][lr])(?![\w])|rounded-(?:[lr]|[tb][lr])-|text-(?:left|right)(?![\w-])|float-(?:left|right)|clear-(?:left|right)|origin-(?:\w+-)?(?:left|right)|(?<!rtl:-?)translate-x-|bg-(?:linear|gradient)-to-(?:[tb]?[lr])(?![\w]))[\w.[\]()%/-]*/g;

const STYLE =
  /\b(?:margin|padding|border|inset)(?:Left|Right)\b|\b(?:left|right)(?=: (?:-?\d|`|calc))|\b(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b|(?<=[{;]\s*)(?:left|right)(?=:)|(?<=text-align: )(?:left|right)/g;

/** Every physical side that a file's text names. */
function physicalSides(text: string): string[] {
  return [...(text.match(CLASS) ?? []), ...(text.match(STYLE) ?? [])];
}

test.each([
  ['className="ml-2 flex"', ['ml-2']],
  ['className="-ml-1.5"', ['-ml-1.5']],
  ['className="md:pr-4 hover:pl-[3px]"', ['pr-4', 'pl-[3px]']],
  ['className="absolute left-0 -right-2"', ['left-0', '-right-2']],
  ['className="left-(--side)"', ['left-(--side)']],
  [
    'className="text-left rounded-l rounded-tr-lg border-r"',
    ['text-left', 'rounded-l', 'rounded-tr-lg', 'border-r'],
  ],
  ['className="translate-x-2"', ['translate-x-2']],
  ['style={{ left: 4, marginRight: 2 }}', ['left', 'marginRight']],
  ['.a { left: 0; text-align: right; padding-left: 1px }', ['left', 'right', 'padding-left']],
  [
    'className="ms-2 pe-4 start-0 text-start rounded-s border-e rounded-lg border-line placeholder:text-faint"',
    [],
  ],
  ['// what was left out, right after it', []],
] as [string, string[]][])('in `%s` it finds %o', (text, sides) => {
  expect(physicalSides(text).toSorted()).toEqual(sides.toSorted());
});

test('sides are named by start and end, but for those that are meant', () => {
  const files = ['src/ui', 'src/features', 'src/app'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(tsx|ts|css)$/.test(name) && !name.includes('.test.'))
      .map((name) => `${folder}/${name}`),
  );
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((file) =>
    physicalSides(readFileSync(file, 'utf8')).map((side) => `${file}: ${side}`),
  );
  expect(found.toSorted()).toEqual([...MEANT.keys()].toSorted());
});

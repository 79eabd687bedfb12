import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runInNewContext } from 'node:vm';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { createGateway } from '#gateway/api.ts';
import type { PageFile } from '#gateway/page.ts';
import { gatewayOptions } from '#testing/gateway-options.ts';
import { documentedTests, titlesIn } from './documented-tests.mjs';
import { ROOT } from './install-missing.mjs';

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

const rows = documentedTests('SECURITY.md');

describe('the threats', () => {
  it.each(rows)('$row has the test it names: $name', ({ file, name }) => {
    expect(existsSync(join(ROOT, file)), file).toBe(true);
    expect(titlesIn(file)).toContain(name);
  });

  it('are all thirty-two, each with a test', () => {
    const named = new Set(rows.map(({ row }) => row));
    expect([...named]).toEqual(Array.from({ length: 32 }, (_, index) => `S${index + 1}`));
    // A row whose test could not be read would pass unseen.
    expect(rows).toHaveLength(read('SECURITY.md').match(/^\| S\d+ /gm)?.length ?? 0);
  });

  it('are found from the front page', () => {
    expect(read('README.md')).toContain('(SECURITY.md)');
  });
});

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

it('takes nothing of the environment into the page', () => {
  const page = [
    'src/app',
    'src/client',
    'src/features',
    'src/i18n',
    'src/model',
    'src/ui',
    'src/worker',
    'src/contract',
  ];
  const sources = page.flatMap(sourcesIn);
  expect(sources.length).toBeGreaterThan(150);
  for (const file of [...sources, 'index.html']) {
    expect(read(file), file).not.toMatch(/import\.meta\.env(?!\.(?:PROD|DEV)\b)|process\.env\b|\bVITE_/);
  }
  expect(read('vite.config.ts')).not.toMatch(/\bdefine\s*:|loadEnv|envPrefix|sourcemap: true/);
});

/** Every regular expression that is written in a source file. */
function expressionsIn(file: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true));
  return found;
}

/** Long texts that begin well for many an expression and end badly for it. */
const HOSTILE: readonly string[] = [
  'a',
  '0',
  ' ',
  'a,',
  'a.',
  'a-',
  '/',
  'x=',
  ';q=0.',
  '\u0301',
  '\\',
  'a ',
  '[',
  '\ud83c\udff4',
].map((piece) => `${piece.repeat(Math.ceil(100_000 / piece.length))}\u0000!`);

it('ends on long hostile texts: every regular expression of the servers and the contract', () => {
  const expressions = new Set(
    ['src/gateway', 'src/contract', 'src/node', 'src/service'].flatMap(sourcesIn).flatMap(expressionsIn),
  );
  expect(expressions.size).toBeGreaterThan(60);
  // One that goes back and forth takes hours, one that looks at all pairs minutes: the limit only ends the wait.
  const tryAll = (expression: string): unknown =>
    runInNewContext(
      `for (const text of texts) { const e = ${expression}; e.test(text); text.replace(e, ''); }`,
      { texts: HOSTILE },
      { timeout: 5000 },
    );
  const endless = [...expressions].filter((expression) => {
    try {
      tryAll(expression);
      return false;
    } catch {
      return true;
    }
  });
  expect(endless).toEqual([]);
  // The positive control.
  expect(() => runInNewContext(`/^(a+)+$/.test(text)`, { text: HOSTILE[0] }, { timeout: 200 })).toThrow(
    'timed out',
  );
});

it('reads no file for a request: five hundred paths elsewhere lead nowhere', async () => {
  const index: PageFile = {
    type: 'text/html',
    body: new TextEncoder().encode('page'),
    etag: 'e',
    immutable: false,
  };
  const looked: string[] = [];
  const files = new Map([['/index.html', index]]);
  const asked = () => Promise.reject(new Error('asked'));
  const page = {
    index,
    files: {
      ...files,
      get: (path: string) => {
        looked.push(path);
        return files.get(path);
      },
    } as unknown as ReadonlyMap<string, PageFile>,
  };
  const gateway = createGateway(gatewayOptions(asked, ['127.0.0.1:4400'], { authorization: asked, page }));
  const ups = [
    '..',
    '%2e%2e',
    '%2E%2E',
    '..%2f',
    '%2e%2e%2f',
    '..%5c',
    '..\\',
    '%c0%ae%c0%ae',
    '....',
    '.%00.',
    '%252e%252e',
  ];
  const targets = [
    'etc/passwd',
    'package.json',
    '.env',
    'proc/self/environ',
    'con',
    'dist/node/main.js',
    '.git/config',
  ];
  const starts = ['/', '//', '/assets/', '/assets//', '/r/x/', '/./', '/%2f'];
  const paths = starts.flatMap((start) =>
    ups.flatMap((up) => targets.map((target) => `${start}${up}/${up}/${target}`)),
  );
  expect(paths.length).toBeGreaterThan(500);
  for (const path of paths) {
    const request = new Request(`http://127.0.0.1:4400${path}`, { headers: { host: '127.0.0.1:4400' } });
    expect((await gateway(request)).status, path).not.toBe(200);
  }
  expect(looked.length).toBeGreaterThan(100);
  expect(looked.every((path) => path.startsWith('/'))).toBe(true);
});

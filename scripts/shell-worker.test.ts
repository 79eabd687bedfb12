import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { build } from 'vite';
import { shellFiles, shellWorker } from './shell-worker.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'friends-presence-shell-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('lists every file of the build with its hash, but neither the worker nor the notes of the build', () => {
  mkdirSync(join(folder, 'assets'));
  mkdirSync(join(folder, '.vite'));
  for (const file of ['index.html', 'assets/app-1a2b.js', 'sw.js', '.vite/manifest.json', '.built-from']) {
    writeFileSync(join(folder, file), file);
  }
  const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
  expect(shellFiles(folder)).toEqual({
    '/assets/app-1a2b.js': hash('assets/app-1a2b.js'),
    '/index.html': hash('index.html'),
  });
});

/** Builds a page of one script, and a worker. */
function built(script: string): Promise<unknown> {
  writeFileSync(join(folder, 'index.html'), '<script type="module" src="/page.js"></script>');
  writeFileSync(join(folder, 'page.js'), script);
  writeFileSync(join(folder, 'worker.js'), 'console.log(SHELL);');
  const input = { index: join(folder, 'index.html'), sw: join(folder, 'worker.js') };
  const entryFileNames = ({ name }: { name: string }): string => (name === 'sw' ? 'sw.js' : 'page-[hash].js');
  return build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    plugins: [shellWorker()],
    build: { outDir: 'out', rolldownOptions: { input, output: { entryFileNames } } },
  });
}

it('puts the list into the worker; of a build that fails it hides no error', async () => {
  await built('console.log(1);');
  expect(readFileSync(join(folder, 'out', 'sw.js'), 'utf8')).toMatch(
    /^const SHELL=\{"version":"[0-9a-f]{12}","files":\{"\/index\.html":"sha256-/,
  );
  rmSync(join(folder, 'out'), { recursive: true });
  await expect(built("import './gone.js';")).rejects.toThrow(/gone\.js/);
});

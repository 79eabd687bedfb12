import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';

/* What docs/service.md shows is what happens: its examples are run as they stand there. */

const ROOT = join(import.meta.dirname, '..');
const PAGE = readFileSync(join(ROOT, 'docs/service.md'), 'utf8');
const SECRET = 'a secret that only tests know, of 32 characters and more';

const examples = (language: string): string[] =>
  [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, code = '']) => code,
  );

const children: ChildProcess[] = [];
test.afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

test('the library is imported by its name, and its example prints what it says', () => {
  const [example = ''] = examples('js');
  // Below the project, so that the project's own name is found from there.
  const folder = join(ROOT, '.cache', 'service-docs');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'example.mjs');
  try {
    writeFileSync(file, example);
    const { stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8', env: {} });
    const promised = [...example.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, line = '']) => line);
    expect(promised).toHaveLength(3);
    expect(`${stderr}${stdout}`.trim().split('\n')).toEqual(promised);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function startService(): Promise<string> {
  const argv = ['--port', '0', '--world', join(ROOT, 'docs/world.example.json')];
  const child = spawn(process.execPath, [join(ROOT, 'dist/node/service.js'), ...argv], {
    env: { PATH: process.env['PATH'], PRESENCE_TOKEN_SECRET: SECRET },
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    let output = '';
    child.once('error', reject);
    child.once('exit', () => reject(new Error(output)));
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        const url = /is ready at (\S+)/.exec(output)?.[1];
        if (url !== undefined) resolve(url);
      });
    }
  });
}

test('the examples with curl are answered', async () => {
  const url = await startService();
  const token = spawnSync(
    process.execPath,
    [join(ROOT, 'dist/node/service.js'), 'token', '--xuid', '2533274790000003'],
    { encoding: 'utf8', env: { PRESENCE_TOKEN_SECRET: SECRET } },
  ).stdout.trim();

  const answers = examples('sh').map((script) => {
    const { stdout, stderr, error } = spawnSync(
      'sh',
      ['-e', '-c', script.replaceAll('--silent', '--silent --show-error --fail --write-out "\\n"')],
      {
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], TOKEN: token, SERVICE: url },
      },
    );
    expect([error, stderr], script).toEqual([undefined, '']);
    return stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
  });

  expect(answers).toEqual([
    [expect.objectContaining({ xuid: '2533274790000001', state: 'Online' })],
    [[expect.objectContaining({ xuid: '2533274790000001' })]],
    [
      [expect.objectContaining({ xuid: '2533274790000001' }), expect.objectContaining({ state: 'Offline' })],
      { profileUsers: [expect.objectContaining({ settings: [{ id: 'Gamertag', value: 'Nova Kestrel' }] })] },
    ],
  ]);
  expect(JSON.stringify(answers[0])).toContain('Contoso 5 (deutsch)');
});

test('the reference page shows in light and dark, at any width, and asks nobody else', async ({ page }) => {
  const url = await startService();
  const faults: string[] = [];
  page.on('console', (message) => faults.push(message.text()));
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) faults.push(request.url());
  });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`${url}/docs`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Presence service');
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    }
  }
  await page.getByRole('navigation').getByRole('link', { name: 'BatchRequest' }).click();
  await expect(page.locator('#BatchRequest')).toBeInViewport();
  expect(faults.filter((fault) => !fault.includes('favicon'))).toEqual([]);
});

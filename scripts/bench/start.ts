import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright';
import { PAGE, SERVERS } from '../build.mjs';
import { ROOT } from '../install-missing.mjs';
import { prepare } from '../prepared.mjs';
import { initialFiles } from '../size.mjs';
import { median, type Part, type Row } from './row.ts';
import { floorBytes } from './page/built.ts';
import { startChromium } from './page/chromium.ts';
import { onEveryCore } from './page/every-core.ts';

const READY_BAR_MS = 5000;
const FIRST_FRIEND_BAR_MS = 1000;
const SCRIPT_BAR = 120_000;

type Started = { readonly url: string; readonly ms: number; stop(): Promise<void> };

/** Runs `npm start` as a person does, with the sample world. */
async function npmStart(): Promise<Started> {
  const before = performance.now();
  const child = spawn('npm', ['start', '--', '--port=0'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    // A group of its own, so that npm and what it started end together.
    detached: true,
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /ready at (\S+)/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  const ms = performance.now() - before;
  return {
    url,
    ms,
    stop: async () => {
      const ended = once(child, 'exit');
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
      await ended;
    },
  };
}

type FirstFriend = { firstFriend: Promise<number> };

/** Resolves with the milliseconds from the navigation to the frame that has a friend; runs in the page. */
function watchFirstFriend(): void {
  const firstFriend = new Promise<number>((resolve) => {
    const watch = new MutationObserver(() => {
      if (!document.querySelector('[data-xuid]')) return;
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
    });
    watch.observe(document, { childList: true, subtree: true });
  });
  Object.assign(window, { firstFriend });
}

/** Opens the page as somebody does who was never here. */
async function firstVisit(browser: Browser, url: string): Promise<{ ms: number; bytes: number }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  let bytes = 0;
  await session.send('Network.enable');
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.addInitScript(watchFirstFriend);
  await page.goto(url, { waitUntil: 'commit' });
  const ms = await page.evaluate(() => (window as unknown as FirstFriend).firstFriend);
  const first = bytes;
  await context.close();
  return { ms, bytes: first };
}

function row(name: string, unit: string, values: readonly number[], more: Partial<Row> = {}): Row {
  return { name, value: median(values), unit, spread: [Math.min(...values), Math.max(...values)], ...more };
}

function initialScript(): number {
  const folder = `${ROOT}/dist/web`;
  const html = readFileSync(`${folder}/index.html`, 'utf8');
  const manifest = JSON.parse(readFileSync(`${folder}/.vite/manifest.json`, 'utf8')) as Parameters<
    typeof initialFiles
  >[1];
  return [...initialFiles(html, manifest).JavaScript].reduce(
    (sum, file) => sum + gzipSync(readFileSync(`${folder}/${file}`)).length,
    0,
  );
}

/** From nothing to the first friend: the program, the page, and what it sends. */
export const start: Part = async ({ rounds, say }) => {
  prepare(PAGE, SERVERS);
  onEveryCore();
  const browser = await startChromium();
  try {
    return await startedRows(browser, Math.min(3, rounds), say);
  } finally {
    await browser.close();
  }
};

async function startedRows(browser: Browser, rounds: number, say: (line: string) => void): Promise<Row[]> {
  say('starting up');
  const ready: number[] = [];
  const friend: number[] = [];
  const bytes: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = await npmStart();
    ready.push(started.ms);
    try {
      // Warms up the server.
      await firstVisit(browser, started.url);
      for (let visit = 0; visit < 3; visit += 1) {
        const first = await firstVisit(browser, started.url);
        friend.push(first.ms);
        bytes.push(first.bytes / 1000);
      }
    } finally {
      await started.stop();
    }
  }
  const [floor, script] = [await floorBytes(), initialScript()];
  return [
    row('npm start to ready, built', 'ms', ready, { bar: { most: READY_BAR_MS } }),
    row('page to first friend, server warm', 'ms', friend, { bar: { most: FIRST_FRIEND_BAR_MS } }),
    row('bytes sent until the first friend', 'kB', bytes),
    { name: 'initial JavaScript, gzip', value: script / 1000, unit: 'kB', bar: { most: SCRIPT_BAR / 1000 } },
    { name: 'the packages it stands on, alone', value: floor / 1000, unit: 'kB' },
    {
      name: 'initial JavaScript beside them',
      value: script / 1000,
      unit: 'kB',
      floor: 'the packages it stands on, alone',
      ratio: script / floor,
    },
  ];
}

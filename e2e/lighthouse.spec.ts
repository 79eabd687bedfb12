import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse, { defaultConfig, desktopConfig } from 'lighthouse';
import { chromium, type LaunchOptions } from 'playwright/test';
import { sampleWorld } from '#service/demo/sample-world.ts';
import { startStack } from '#testing/stack.ts';
import { expect, test } from './fixtures.ts';

/* What Lighthouse says of the built page over the real gateway and the sample world. */

const DEMANDED = ['accessibility', 'best-practices'];
const REPORTS = join(import.meta.dirname, '..', '.cache', 'lighthouse');

/** Where a browser that was started on a free port listens for Lighthouse; it writes that down in its own time. */
async function debuggingPort(profile: string): Promise<number> {
  let port = 0;
  await expect(async () => {
    const [line = ''] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).split('\n');
    port = Number(line);
    expect(port).toBeGreaterThan(0);
  }).toPass();
  return port;
}

/** Performance is read off a trace, and on a busy machine the browser may begin that after the page: NO_NAVSTART. */
const NO_TRACE = new Set(['NO_NAVSTART', 'NO_TRACING_STARTED']);

type Report = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr'];

/** What the page loses points for in a category, as the audits tell it. */
function shortcomings({ categories, audits }: Report, category: string): string[] {
  const refs = categories[category]?.auditRefs ?? [];
  return refs
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
    .map(({ id }) => `${id}: ${audits[id]?.title ?? ''} ${JSON.stringify(audits[id]?.details ?? '')}`);
}

for (const [formFactor, config] of [
  ['desktop', desktopConfig],
  ['mobile', defaultConfig],
] as const) {
  test(`Lighthouse gives accessibility and best practices 100 of 100, ${formFactor}`, async ({
    launchOptions,
  }) => {
    // It loads the page several times and reads a trace of it.
    test.setTimeout(240_000);
    const now = Date.now();
    const stack = await startStack({ world: sampleWorld(now), sample: true, now });
    const profile = await mkdtemp(join(tmpdir(), 'friends-presence-lighthouse-'));
    const { args = [], executablePath }: LaunchOptions = launchOptions;
    const context = await chromium.launchPersistentContext(profile, {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [...args, '--remote-debugging-port=0'],
    });
    try {
      const port = await debuggingPort(profile);
      const ask = async (onlyCategories: string[]): Promise<Report> => {
        const onlyAudits = ['network-requests'];
        const flags = { port, onlyCategories, onlyAudits, logLevel: 'silent' } as const;
        const result = await lighthouse(stack.url, flags, config);
        if (!result) throw new Error('Lighthouse has nothing to say');
        return result.lhr;
      };
      let lhr = await ask([...DEMANDED, 'performance']);
      // Nothing that is demanded needs a trace.
      if (NO_TRACE.has(lhr.runtimeError?.code ?? '')) lhr = await ask(DEMANDED);
      expect(lhr.runtimeError, 'the page was loaded').toBeUndefined();
      expect(shortcomings(lhr, 'accessibility')).toEqual([]);
      expect(shortcomings(lhr, 'best-practices')).toEqual([]);
      const score = (category: string): number => (lhr.categories[category]?.score ?? 0) * 100;
      expect(score('accessibility')).toBe(100);
      expect(score('best-practices')).toBe(100);
      const { items: requested = [] } = (lhr.audits['network-requests']?.details ?? {}) as {
        items?: { url: string }[];
      };
      expect(requested.length).toBeGreaterThan(5);
      const elsewhere = requested.filter(({ url }) => !url.startsWith(stack.url));
      expect(elsewhere, 'nothing was asked of anybody else').toEqual([]);
      // Performance depends on the machine, so it is told and not demanded.
      await mkdir(REPORTS, { recursive: true });
      await writeFile(join(REPORTS, `${formFactor}.json`), JSON.stringify(lhr, null, 2));
      const told = lhr.categories['performance'] ? Math.round(score('performance')) : 'not traced';
      console.log(`Lighthouse, ${formFactor}: performance ${told}`);
    } finally {
      await context.close();
      await stack.close();
      await rm(profile, { recursive: true, force: true });
    }
  });
}

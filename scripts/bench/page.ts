import { PAGE } from '../build.mjs';
import { prepare } from '../prepared.mjs';
import { buildContestants, buildMappedDashboard } from './page/built.ts';
import { startChromium } from './page/chromium.ts';
import { latencies } from './page/latencies.ts';
import { polls } from './page/polls.ts';
import { onEveryCore } from './page/every-core.ts';
import type { Part, Row } from './row.ts';

const SIZES = [128, 1100, 11_000, 100_000];
/** Of which filter, search, regrouping and scrolling are told. */
const CROWD = 11_000;

/** The page beside the least that a list can do and the lists that people use, in a real browser. */
export const page: Part = async ({ rounds, people, say }) => {
  prepare(PAGE);
  onEveryCore();
  say('builds the contestants');
  const folders = { contestants: await buildContestants(), mapped: await buildMappedDashboard() };
  const browser = await startChromium();
  try {
    const rows: Row[] = [];
    for (const size of people === undefined ? SIZES : [people]) {
      rows.push(...(await polls(browser, size, folders, { rounds, say })));
      if (size === CROWD) rows.push(...(await latencies(browser, folders, { rounds, say })));
    }
    return rows;
  } finally {
    await browser.close();
  }
};

import { randomInt } from 'node:crypto';
import { startServer } from '../bench/process-under-test.ts';
import { writeWorld } from '../bench/world-file.ts';
import { readCommandLine } from '../command-line.mjs';
import { makeTokens, runCampaign, SECRET, type Finding } from './campaign.ts';

/** Those that are spoilt are mostly waited for. */
const AT_ONCE = 32;
/** The heap is looked at after each of so many equal parts. */
const PARTS = 10;
/** What is kept has been filled by then, and what is compiled late is compiled. */
const SETTLED_PARTS = 3;
const FLAT = 1.05;
const SHOWN_BYTES = 1500;

const { values } = readCommandLine({
  requests: { type: 'string', default: '20000' },
  seed: { type: 'string' },
  only: { type: 'string' },
});

function whole(text: string, flag: string): number {
  if (/^\d{1,10}$/.test(text)) return Number(text);
  console.error(`--${flag}: expected a whole number`);
  process.exit(2);
}

const seed = values.seed === undefined ? randomInt(2 ** 31) : whole(values.seed, 'seed');
const requests = whole(values.requests, 'requests');
const only = values.only === undefined ? undefined : whole(values.only, 'only');

function tell({ index, fault, request }: Finding): void {
  console.log(`\n${fault}\n  again: npm run fuzz -- --seed ${seed} --only ${index}`);
  console.log(JSON.stringify(request.bytes.toString('latin1', 0, SHOWN_BYTES)));
}

console.log(`seed ${seed}`);
const service = await startServer(['dist/node/service.js', '--port', '0', '--world', writeWorld(20, 20)], {
  PRESENCE_TOKEN_SECRET: SECRET,
  PRESENCE_THROTTLE: 'off',
});
const tally = new Map<number, number>();
const heaps: number[] = [];
const findings: Finding[] = [];
try {
  const tokens = await makeTokens();
  const parts = only === undefined ? PARTS : 1;
  for (let part = 0; part < parts && findings.length === 0; part += 1) {
    const from = only ?? Math.floor((part * requests) / parts);
    const count = only === undefined ? Math.floor(((part + 1) * requests) / parts) - from : 1;
    const result = await runCampaign({ port: service.port, tokens, seed, from, count, atOnce: AT_ONCE });
    findings.push(...result.findings);
    for (const [status, times] of result.tally) tally.set(status, (tally.get(status) ?? 0) + times);
    const { heapUsed, external, rss } = await service.memory();
    heaps.push(heapUsed + external);
    const mebibytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
    console.log(
      `${from + count} requests; ${mebibytes(heapUsed + external)} MiB held, ${mebibytes(rss)} MiB resident`,
    );
  }
} finally {
  await service.stop();
}

const statuses = [...tally].sort(([a], [b]) => a - b).map(([status, times]) => `${status}: ${times}`);
console.log(`answers by status: ${statuses.join(', ')}`);
for (const finding of findings) tell(finding);
const settled = heaps[SETTLED_PARTS - 1];
const last = heaps.at(-1);
const growth = settled === undefined || last === undefined ? 1 : last / settled;
if (only === undefined) console.log(`memory held at the end over that after a third: ${growth.toFixed(3)}`);
if (growth > FLAT) console.log(`That is more than ${FLAT}: something piles up.`);
process.exitCode = findings.length > 0 || growth > FLAT ? 1 : 0;

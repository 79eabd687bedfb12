import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { faultIn } from './command-line.mjs';
import { ROOT } from './install-missing.mjs';

const OPTIONS = { minutes: { type: 'string' }, json: { type: 'boolean' } } as const;

describe('a command line', () => {
  it.each([[[]], [['reads', '--json', '--minutes', '5']], [['--minutes=-5', 'writes']]])(
    'of %j is well',
    (args) => {
      expect(faultIn(args, OPTIONS, ['reads', 'writes'])).toBeUndefined();
    },
  );

  it.each([
    [['--x'], 'Expected reads, --minutes, --json. Got "--x".'],
    [['--x=5'], 'Expected reads, --minutes, --json. Got "--x".'],
    [['-m', '5'], 'Expected reads, --minutes, --json. Got "-m".'],
    [['--constructor'], 'Expected reads, --minutes, --json. Got "--constructor".'],
    [['reads', 'read'], 'Expected reads, --minutes, --json. Got "read".'],
    [['--json=yes'], 'Expected --json. Got "--json=yes".'],
    [['--minutes'], 'Expected a value after --minutes.'],
    [['--minutes', '--json'], 'Expected a value after --minutes. Got "--json".'],
  ])('of %j is not: %s', (args, fault) => {
    expect(faultIn(args, OPTIONS, ['reads'])).toBe(fault);
  });
});

describe('an unknown word', () => {
  it.each([
    [['scripts/soak/main.ts'], 'Expected --minutes, --polls.'],
    [['scripts/soak/wall-main.ts', '--wall'], 'Expected --wall, --hours, --jitless.'],
    [['scripts/fuzz/main.ts'], 'Expected --requests, --seed, --only.'],
    [
      ['scripts/bench/main.ts'],
      'Expected reads, writes, redis, gateway, page, start, --json, --minutes, --people, --rounds.',
    ],
    [['scripts/faults.mjs'], 'Expected --fast.'],
    [['scripts/mutants.mjs'], 'Expected S1, '],
  ])('ends %j with one line and exit code 2', (program, expected) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', ...program, '--x'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.startsWith(expected), stderr).toBe(true);
    expect(stderr.endsWith(' Got "--x".\n'), stderr).toBe(true);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

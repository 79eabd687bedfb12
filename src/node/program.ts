import { readFileSync, writeSync } from 'node:fs';
import { inspect, parseEnv } from 'node:util';
import { scrubbed } from './scrubbed.ts';
import type { Environment } from './setting.ts';

/** Exit status of a program that was told something it cannot do. */
const MISTOLD = 2;

/** Exit status of a program that met a fault of its own (EX_SOFTWARE of sysexits.h). */
const FAULTY = 70;

/** Signals of one Ctrl-C: the terminal sends one to every process, and npm passes its own on. */
const SAME_KEYSTROKE_MS = 500;

/** The words after the program's name, and the variables; those of `.env` in the working folder lie beneath. */
export function commandLine(): { readonly argv: readonly string[]; readonly env: Environment } {
  let file: Environment = {};
  try {
    file = parseEnv(readFileSync('.env', 'utf8'));
  } catch {
    // Most people have none.
  }
  return { argv: process.argv.slice(2), env: { ...file, ...process.env } };
}

/**
 * Says what was wrong, all of it at once, and ends the program.
 * @param what could not be done, as in `Friends Presence cannot start`
 */
export function exitMistold(what: string, faults: readonly string[]): never {
  // Whoever takes a token for a path, or a variable for a flag, is not to find it in a log.
  console.error(scrubbed(`${what}:\n${faults.map((fault) => `  ${fault}\n`).join('')}`.trimEnd()));
  process.exit(MISTOLD);
}

/**
 * A fault that nobody caught ends the program, as it should: what it was is said, but what an error carries may
 * hold a token, which Node itself would print.
 */
export function endOnFault(): void {
  const end = (error: unknown): never => {
    try {
      writeSync(2, `${scrubbed(inspect(error))}\n`);
    } catch {
      // Nobody can be told.
    }
    process.exit(FAULTY);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}

/**
 * Stops in good order on Ctrl-C or SIGTERM, then ends the program with 0. Who asks a second time does not
 * want to wait any longer.
 */
export function stopOnSignal(stop: () => Promise<void>): void {
  let askedAt: number | undefined;
  const asked = (signal: 'SIGINT' | 'SIGTERM') => {
    const now = performance.now();
    if (askedAt !== undefined) {
      if (now - askedAt > SAME_KEYSTROKE_MS) process.exit(signal === 'SIGINT' ? 130 : 143);
      return;
    }
    askedAt = now;
    void stop().then(() => process.exit(0));
  };
  process.on('SIGINT', asked);
  process.on('SIGTERM', asked);
  // Whoever read the output may leave first; that is no reason to end.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
}

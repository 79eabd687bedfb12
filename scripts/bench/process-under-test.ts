import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { ROOT } from '../install-missing.mjs';

/** What a server's memory holds after a full collection, in bytes. */
export type Memory = {
  readonly heapUsed: number;
  readonly arrayBuffers: number;
  readonly external: number;
  readonly rss: number;
};

/** A server in a process of its own, on the core that is kept for servers. */
export type ServerProcess = {
  readonly port: number;
  readonly pid: number;
  /** Processor time it has used so far, in milliseconds; undefined where the system does not tell. */
  cpuMs(): number | undefined;
  memory(): Promise<Memory>;
  stop(): Promise<void>;
};

/** Cores: the first for servers, the second for whoever asks them. */
const SERVER_CORE = '0';

const NANOSECONDS = 1_000_000;
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 5000;

const running = new Set<ReturnType<typeof spawn>>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** All threads together; the finer of what Linux tells, which counts no ticks. */
function cpuMsOf(pid: number): number | undefined {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`);
    const spent = tasks.map((task) => readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8'));
    return spent.reduce((sum, text) => sum + Number(text.split(' ', 1)[0]), 0) / NANOSECONDS;
  } catch {
    return undefined;
  }
}

/**
 * Starts a server and waits until it says where it listens.
 * @param args of node: a script and its arguments; it says `ready at http://host:port` once it listens
 */
export async function startServer(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const node = [
    process.execPath,
    '--expose-gc',
    '--import',
    `${ROOT}/scripts/bench/heap-probe.mjs`,
    // What is built runs as it is shipped.
    ...(args.some((arg) => arg.endsWith('.ts')) ? ['--import', 'tsx'] : []),
    ...args,
  ];
  const [command = '', ...rest] = process.env['BENCH_PINNED']
    ? ['taskset', '-c', SERVER_CORE, ...node]
    : node;
  const child = spawn(command, rest, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, ...env },
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const stdout = child.stdout;
  if (!stdout) throw new Error('the server has no output');
  const port = await new Promise<number>((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error(`${args[0]} did not start`)), START_LIMIT_MS);
    child.once('exit', (code) => reject(new Error(`${args[0]} ended with ${code}`)));
    createInterface({ input: stdout }).on('line', (line) => {
      const found = /ready at http:\/\/[^:]+:(\d+)/.exec(line)?.[1];
      if (found === undefined) return;
      clearTimeout(patience);
      resolve(Number(found));
    });
  });
  const pid = child.pid ?? 0;
  return {
    port,
    pid,
    cpuMs: () => cpuMsOf(pid),
    memory: async () => {
      const answer = once(child, 'message');
      child.send('heap');
      const [memory] = (await answer) as [Memory];
      return memory;
    },
    stop: async () => {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const patience = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
      await ended;
      clearTimeout(patience);
    },
  };
}

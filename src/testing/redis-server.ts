import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRedisServer } from '../../scripts/redis-server.mjs';

/** Whether there is a server to start; where CI is set, a missing one is a failure and no reason to skip. */
export const hasRedisServer = findRedisServer() !== undefined || Boolean(process.env['CI']);

/**
 * How long a test waits for a server, ms: on a busy machine it may not get to run for half a second, which is a fault
 * only where its silence is the point.
 */
export const PATIENT_MS = 20_000;

/** A real server of its own for a test: on loopback, writing nothing to disk. */
export type RedisServer = {
  readonly port: number;
  readonly address: string;
  /** Ends it as a crash does, without a goodbye. */
  kill(): Promise<void>;
  /** Ends it for good; to be called at the end of every test. */
  end(): Promise<void>;
  /** Starts it again, empty, where it was. */
  start(): Promise<void>;
  /** Stops it in its tracks: connections stand, nothing answers. */
  freeze(): void;
  thaw(): void;
  /** Sends one command of words without spaces; resolves with the first line of the raw reply. */
  command(...words: readonly string[]): Promise<string>;
};

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const server of running) server.kill('SIGKILL');
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => {
        resolve(port);
      });
    });
  });
}

/** One command over a connection of its own; rejects where nothing listens. */
function send(port: number, words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${words.join(' ')}\r\n`));
    let reply = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      reply += chunk;
      if (!reply.includes('\r\n')) return;
      socket.destroy();
      resolve(reply.slice(0, reply.indexOf('\r\n')));
    });
    socket.once('error', reject);
    socket.once('close', () => {
      reject(new Error('the server closed the connection'));
    });
  });
}

/** Resolves when the process answers; with false if it ended before. */
async function answering(port: number, server: ChildProcess): Promise<boolean> {
  for (;;) {
    const answers = await send(port, ['PING']).then(
      () => true,
      () => false,
    );
    if (server.exitCode !== null || server.signalCode !== null) return false;
    if (answers) return true;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/**
 * Starts a server on a free port.
 * @param options its own, as on its command line, such as `--requirepass`
 */
export async function startRedisServer(options: readonly string[] = []): Promise<RedisServer> {
  const path = findRedisServer();
  if (path === undefined) throw new Error('No Redis server: see scripts/redis-server.mjs');
  let port = await freePort();
  let child: ChildProcess | undefined;
  // A server of a Cluster writes down what it knows of the others.
  const folder = mkdtempSync(join(tmpdir(), 'friends-presence-redis-'));

  const attempt = async (): Promise<boolean> => {
    const own = ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no'];
    const started = spawn(path, [...own, ...options], {
      cwd: folder,
      stdio: 'ignore',
    });
    const ended = new Promise<false>((resolve) => {
      started.once('exit', () => {
        resolve(false);
      });
    });
    child = started;
    running.add(started);
    started.once('exit', () => running.delete(started));
    return Promise.race([ended, answering(port, started)]);
  };

  const kill = async (): Promise<void> => {
    const ending = child;
    child = undefined;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill('SIGKILL');
    await ended;
  };

  // Somebody else may take the port between the search for it and its use.
  for (let attempts = 1; !(await attempt()); attempts += 1) {
    if (attempts === 5) throw new Error(`${path} does not start`);
    port = await freePort();
  }
  return {
    get port() {
      return port;
    },
    get address() {
      return `redis://127.0.0.1:${port}`;
    },
    kill,
    end: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
    start: async () => {
      if (!(await attempt())) throw new Error(`${path} does not start again on port ${port}`);
    },
    freeze: () => child?.kill('SIGSTOP'),
    thaw: () => child?.kill('SIGCONT'),
    command: (...words) => send(port, words),
  };
}

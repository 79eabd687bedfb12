import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

export type Program = {
  readonly child: ChildProcess;
  /** The address in the ready line. Rejects, with all it wrote, when the program ends without one. */
  readonly ready: Promise<string>;
  /** Resolves when the output has what is looked for, with the match. Rejects when the program ends without it. */
  saying(pattern: RegExp): Promise<RegExpExecArray>;
  /** Everything it wrote so far. */
  output(): string;
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
};

const tsx = import.meta.resolve('tsx');
const children = new Set<ChildProcess>();

/** Ends whatever is left of the programs that a test started. */
export function endPrograms(): void {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
}

/**
 * Starts a program of `src/node`, straight from its source unless told otherwise, in a folder without a `.env` of ours.
 * @param name of the file, without its ending
 * @param more modules to load first, what goes to its standard input, and what stands around it
 */
export function startProgram(
  folder: string,
  name: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
  more: {
    readonly before?: readonly string[];
    readonly input?: string;
    /** A command line that ends by running its arguments: `ulimit` and its like. */
    readonly within?: string;
    /** Node's own flags. */
    readonly flags?: readonly string[];
    /** Starts what the build made of it, which has names of its own. */
    readonly built?: boolean;
  } = {},
): Program {
  const script = more.built
    ? join(import.meta.dirname, '..', '..', 'dist', 'node', `${name}.js`)
    : join(import.meta.dirname, '..', 'node', `${name}.ts`);
  const before = [...(more.built ? [] : [tsx]), ...(more.before ?? [])].flatMap((module) => [
    '--import',
    module,
  ]);
  const own = [process.execPath, ...(more.flags ?? []), ...before, script, ...argv];
  const [command = '', ...args] = more.within === undefined ? own : ['sh', '-c', more.within, 'sh', ...own];
  const child = spawn(command, args, {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...env },
    stdio: [more.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  children.add(child);
  child.stdin?.end(more.input);
  let stdout = '';
  let stderr = '';
  const listeners = new Set<() => void>();
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    for (const listener of listeners) listener();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    for (const listener of listeners) listener();
  });
  const saying: Program['saying'] = (pattern) =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const match = pattern.exec(stdout) ?? pattern.exec(stderr);
        if (!match) return;
        listeners.delete(look);
        resolve(match);
      };
      listeners.add(look);
      look();
      child.once('close', (code) => {
        reject(new Error(`${name} ended with ${code} and never said ${pattern}:\n${stdout}${stderr}`));
      });
    });
  const ready = saying(/is ready at (\S+)\n/).then((match) => match[1] ?? '');
  // Who starts a program that is to refuse does not wait for it to be ready.
  ready.catch(() => undefined);
  return {
    child,
    saying,
    ready,
    output: () => stdout + stderr,
    ended: new Promise((resolve) => {
      child.once('close', (code) => {
        children.delete(child);
        resolve({ code, stdout, stderr });
      });
    }),
  };
}

import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { asksForHelp } from './help.ts';
import { hashPassword } from './password.ts';
import { commandLine, exitMistold } from './program.ts';

const LEAST_LETTERS = 12;
const FAILED = 'No password was set';

const { argv } = commandLine();
const [path, ...rest] = argv;

/** One line from the terminal without showing it, or from whatever is piped in. */
function readLine(): Promise<string> {
  const { isTTY } = process.stdin;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  if (isTTY) process.stderr.write('Password: ');
  const lines = createInterface({ input: process.stdin, output: silent, terminal: isTTY });
  return new Promise((resolve) => {
    let line = '';
    lines.once('line', (text) => {
      line = text;
      lines.close();
    });
    lines.once('close', () => {
      if (isTTY) process.stderr.write('\n');
      resolve(line);
    });
  });
}

async function setPassword(file: string): Promise<void> {
  const password = await readLine();
  if (password.length < LEAST_LETTERS) {
    exitMistold(FAILED, [`expected ${LEAST_LETTERS} characters at least, on one line`]);
  }
  const line = `${await hashPassword(password)}\n`;
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(line);
    await handle.close();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    exitMistold(FAILED, [
      code === 'EEXIST' ? `${file} is there already: remove it first` : `${file} cannot be written (${code})`,
    ]);
  }
  console.log(`The password is set: npm start -- --password-file ${file} …`);
}

if (asksForHelp(argv)) {
  console.log(
    'Asks for a password and writes its hash into a new file, for --password-file.\n\n  npm run password -- <file>',
  );
} else if (path === undefined || path.startsWith('-') || rest.length > 0) {
  exitMistold(FAILED, ['expected the path of a new file, as in npm run password -- password.txt']);
} else await setPassword(path);

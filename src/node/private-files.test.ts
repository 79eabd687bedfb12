import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { KeptSignIn } from '#gateway/sign-in.ts';
import { hashPassword } from './password.ts';
import { passwordFile, readPasswordFile } from './password-file.ts';
import { readPrivateFile } from './private-file.ts';
import { eraseSignIn, signInFile, signInPath } from './sign-in-file.ts';
import { fileMark, readTokenFile, tokenFileAuthorization } from './token-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'friends-presence-private-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let names = 0;
function file(text: string, mode = 0o600): string {
  names += 1;
  const path = join(folder, `file-${names}`);
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

const TOKEN = 'XBL3.0 x=1;CANARY-file';
const READ = { use: 'read', renew: false } as const;

describe('a file that holds a secret', () => {
  it('is read where its owner alone can read it', async () => {
    expect(await readPrivateFile(file('secret'))).toBe('secret');
    expect(await readPrivateFile(file('secret', 0o400))).toBe('secret');
    expect(await readPrivateFile(join(folder, 'none'))).toBeUndefined();
  });

  it.each([0o644, 0o640, 0o604, 0o660, 0o602, 0o620])('is refused with the mode %o', async (mode) => {
    await expect(readPrivateFile(file('secret', mode))).rejects.toThrow('can be read or changed by others');
  });

  it('is refused where it is no file, or endless', async () => {
    await expect(readPrivateFile(folder)).rejects.toThrow('is no file');
    await expect(readPrivateFile(file('x'.repeat(70_000)))).rejects.toThrow('too long');
  });
});

describe('the token file', () => {
  it('is read anew at each question, so that another program may renew it', async () => {
    const path = file(`${TOKEN}-1\n`);
    const authorize = tokenFileAuthorization(path, () => undefined);
    expect(await authorize(READ)).toBe(`${TOKEN}-1`);
    writeFileSync(path, `${TOKEN}-2\n`);
    expect(await authorize(READ)).toBe(`${TOKEN}-2`);
  });

  it('is refused while others can read it, which is said once, and that it is fine again too', async () => {
    const lines: string[] = [];
    const path = file(TOKEN);
    const authorize = tokenFileAuthorization(path, (line) => lines.push(line));
    chmodSync(path, 0o644);
    await expect(authorize(READ)).rejects.toMatchObject({ status: 401 });
    await expect(authorize(READ)).rejects.toMatchObject({ status: 401 });
    chmodSync(path, 0o600);
    expect(await authorize(READ)).toBe(TOKEN);
    expect(lines).toEqual([
      `--token-file: ${path} can be read or changed by others: chmod 600 ${path}`,
      `--token-file: ${path} can be used again`,
    ]);
  });

  it('has a mark that is another after each change, and none while nobody can look', () => {
    const path = file(TOKEN);
    const marks = [fileMark(path)];
    chmodSync(path, 0o644);
    marks.push(fileMark(path));
    rmSync(path);
    marks.push(fileMark(path));
    expect(new Set(marks).size).toBe(3);
    // A link that leads to itself can be looked at by nobody, root included.
    symlinkSync(path, path);
    expect(fileMark(path)).toBe('');
  });

  it.each(['', 'CANARY without a shape', 'XBL3.0 x=1;a b', 'XBL3.0 x=1;a\nX-Other: 1'])(
    'is refused with %j in it, which is not repeated',
    async (text) => {
      const failure = await readTokenFile(file(text)).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(Error);
      expect((failure as Error).message).toMatch(/holds no token: expected XBL3\.0 x=<userhash>;<token>$/);
      expect((failure as Error).message).not.toContain('CANARY');
    },
  );
});

describe('the password file', () => {
  async function open() {
    let now = 1_800_000_000_000;
    const lines: string[] = [];
    const path = file(await hashPassword('the first password'));
    const first = await readPasswordFile(path);
    const source = passwordFile({ path, first, clock: () => now, report: (line) => lines.push(line) });
    return {
      path,
      lines,
      opens: async (given: string) => (await source())?.matches(given),
      wind: (ms: number) => {
        now += ms;
      },
    };
  }

  it('is looked at again, once in a second at most, whoever asks', async () => {
    const { path, lines, opens, wind } = await open();
    expect(await opens('the first password')).toBe(true);
    writeFileSync(path, await hashPassword('the second password'));
    wind(999);
    expect(await opens('the first password')).toBe(true);
    wind(1);
    const given = ['the first password', 'the second password'];
    expect(await Promise.all(given.map(opens))).toEqual([false, true]);
    expect(lines).toEqual(['--password-file: the password has changed, all sessions end']);
    // A clock that was set back does not keep it from being looked at.
    writeFileSync(path, await hashPassword('the third password'));
    wind(-3_600_000);
    expect(await opens('the third password')).toBe(true);
  });

  it.each<[string, (path: string) => void, RegExp]>([
    ['is gone', rmSync, /does not exist; npm run password makes one; until it can be used nobody is let in$/],
    [
      'can be read by others',
      (path) => chmodSync(path, 0o644),
      /can be read or changed by others: chmod 600 /,
    ],
    ['holds none', (path) => writeFileSync(path, ''), /holds no hashed password/],
  ])(
    'holds no password while it %s, which is said once, and that it is fine again too',
    async (_, spoil, why) => {
      const { path, lines, opens, wind } = await open();
      const text = readFileSync(path, 'utf8');
      spoil(path);
      for (let second = 0; second < 3; second += 1) {
        wind(1000);
        expect(await opens('the first password')).toBeUndefined();
      }
      writeFileSync(path, text);
      chmodSync(path, 0o600);
      wind(1000);
      expect(await opens('the first password')).toBe(true);
      expect(lines).toEqual([
        expect.stringMatching(why) as string,
        `--password-file: ${path} can be used again`,
      ]);
    },
  );
});

describe('a kept sign-in', () => {
  const signIn: KeptSignIn = {
    grant: { refreshToken: 'refresh-CANARY' },
    token: { authorization: TOKEN, expiresAt: 1_800_000_000_000 },
  };

  it('lies in the user’s state folder', () => {
    expect(signInPath({ XDG_STATE_HOME: '/state' })).toBe('/state/friends-presence/sign-in.json');
    expect(signInPath({ XDG_STATE_HOME: 'relative' })).toMatch(
      /^\/.*\.local\/state\/friends-presence\/sign-in\.json$/,
    );
    expect(signInPath({})).toMatch(/\.local\/state\/friends-presence\/sign-in\.json$/);
  });

  it('is whole, private and alone in its folder, and comes back', async () => {
    const path = join(folder, 'state', 'friends-presence', 'sign-in.json');
    const keeper = signInFile(path, 'client-1');
    expect(await keeper.load()).toBeUndefined();
    await keeper.save(signIn);
    await keeper.save(signIn);
    expect(await keeper.load()).toEqual(signIn);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(path, '..'))).toEqual(['sign-in.json']);
  });

  it('stays what it was when the next cannot be written', async () => {
    const path = join(folder, 'full', 'sign-in.json');
    const keeper = signInFile(path, 'client-1');
    await keeper.save(signIn);
    const before = readFileSync(path, 'utf8');
    // A folder in the place of the file: the move fails after all was written.
    const blocked = join(folder, 'blocked', 'sign-in.json');
    mkdirSync(join(blocked, 'inside'), { recursive: true });
    await expect(signInFile(blocked, 'client-1').save(signIn)).rejects.toThrow('EISDIR');
    expect(readdirSync(join(blocked, '..'))).toEqual(['sign-in.json']);
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  it('is refused where others can read it', async () => {
    const path = join(folder, 'open', 'sign-in.json');
    const keeper = signInFile(path, 'client-1');
    await keeper.save(signIn);
    chmodSync(path, 0o644);
    await expect(keeper.load()).rejects.toMatchObject({ kind: 'unsafe-file' });
  });

  it('is not taken up by another client, nor broken', async () => {
    const path = join(folder, 'other', 'sign-in.json');
    await signInFile(path, 'client-1').save(signIn);
    expect(await signInFile(path, 'client-2').load()).toBeUndefined();
    for (const text of ['', '{', '[]', '{"version":2}']) {
      writeFileSync(path, text);
      expect(await signInFile(path, 'client-1').load(), text).toBeUndefined();
    }
  });

  it('is gone once it was erased', async () => {
    const path = join(folder, 'gone', 'sign-in.json');
    await signInFile(path, 'client-1').save(signIn);
    expect(await eraseSignIn(path)).toBe(true);
    expect(readdirSync(join(path, '..'))).toEqual([]);
    expect(await eraseSignIn(path)).toBe(false);
  });
});

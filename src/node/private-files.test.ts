import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { KeptSignIn } from '#gateway/sign-in.ts';
import { readPrivateFile } from './private-file.ts';
import { eraseSignIn, signInFile, signInPath } from './sign-in-file.ts';
import { readTokenFile, tokenFileAuthorization } from './token-file.ts';

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

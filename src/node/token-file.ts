import { statSync } from 'node:fs';
import { Refusal } from '#gateway/answer.ts';
import type { Authorize } from '#gateway/upstream.ts';
import { requirePrivateFile } from './private-file.ts';

/** What an Authorization value of the Xbox network looks like (contract §6.1). */
export const AUTHORIZATION = /^XBL3\.0 x=[^\s;]+;[\x21-\x7e]+$/;

/**
 * Reads the token out of its file.
 * @throws Error with a line that says what is wrong with the file and repeats nothing of it
 */
export async function readTokenFile(path: string): Promise<string> {
  const token = (await requirePrivateFile(path)).trim();
  if (!AUTHORIZATION.test(token))
    throw new Error(`${path} holds no token: expected XBL3.0 x=<userhash>;<token>`);
  return token;
}

/**
 * What the system says of a file that changes whenever its text does: which one it is, how long, since when; the
 * empty text where it says nothing.
 */
export function fileMark(path: string): string {
  try {
    const { ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
    return `${ino} ${size} ${mtimeNs} ${ctimeNs}`;
  } catch {
    return '';
  }
}

/**
 * Hands out the token of a file, as it is at that moment: another program may renew it at any time.
 * @param report told once when the file becomes unusable, and once when it is fine again
 */
export function tokenFileAuthorization(path: string, report: (line: string) => void): Authorize {
  let wrong: string | undefined;
  return async () => {
    try {
      const token = await readTokenFile(path);
      if (wrong !== undefined) report(`--token-file: ${path} can be used again`);
      wrong = undefined;
      return token;
    } catch (error) {
      const line = error instanceof Error ? error.message : String(error);
      if (line !== wrong) report(`--token-file: ${line}`);
      wrong = line;
      throw new Refusal(401, 'The token file cannot be used. The log of the gateway says why.');
    }
  };
}

import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import type { Password } from '#gateway/password-lock.ts';
import type { Exposure } from './exposure.ts';
import { readPasswordFile } from './password-file.ts';

/** The guards of a dashboard, read from their files. */
export type Guards = {
  readonly password?: Password;
  readonly tls?: { readonly cert: string; readonly key: string };
};

async function passwordFrom(path: string, faults: string[]): Promise<Password | undefined> {
  try {
    return await readPasswordFile(path);
  } catch (error) {
    faults.push(`--password-file: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

async function pemFrom(flag: string, path: string, faults: string[]): Promise<string> {
  try {
    const text = await readFile(path, 'utf8');
    if (!text.includes('-----BEGIN ')) faults.push(`${flag}: ${path} is no PEM file`);
    return text;
  } catch (error) {
    faults.push(`${flag}: ${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
    return '';
  }
}

/** A certificate and its key; whether they belong together is tried here, not at the first visitor. */
async function pairFrom(
  tls: NonNullable<Exposure['tls']>,
  faults: string[],
): Promise<NonNullable<Guards['tls']>> {
  const before = faults.length;
  const pair = {
    cert: await pemFrom('--tls-cert', tls.cert, faults),
    key: await pemFrom('--tls-key', tls.key, faults),
  };
  if (faults.length > before) return pair;
  try {
    createSecureContext(pair);
  } catch {
    faults.push(`--tls-key: ${tls.key} is not the key of ${tls.cert}, or one of them cannot be used`);
  }
  return pair;
}

/** Reads the files of the guards that were asked for; every fault is a line that quotes nothing of them. */
export async function readGuards(
  exposure: Exposure,
): Promise<{ readonly guards: Guards; readonly faults: readonly string[] }> {
  const faults: string[] = [];
  const { passwordFile, tls } = exposure;
  const password = passwordFile === undefined ? undefined : await passwordFrom(passwordFile, faults);
  const pems = tls && (await pairFrom(tls, faults));
  return { guards: { ...(password ? { password } : {}), ...(pems ? { tls: pems } : {}) }, faults };
}

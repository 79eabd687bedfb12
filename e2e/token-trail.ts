import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page, Response } from 'playwright/test';
import { browserStorage } from './browser-storage.ts';

/*
 * Every test of the suite hunts for the tokens of its own stack in whatever its browser was sent and kept, and
 * leaves behind what it looked through. token-hunt.spec.ts, which comes last, reads these trails.
 */

const FOLDER = join(import.meta.dirname, '..', '.cache', 'token-trail');

/** What one test looked through, and where it found a token. */
export type Trail = {
  readonly title: string;
  /** Different tokens that its gateways sent upstream. */
  readonly tokens: number;
  readonly answers: number;
  /** Characters of headers, bodies, storage, pages and console. */
  readonly characters: number;
  /** Whether storage, caches and cookies were among it. */
  readonly storage: boolean;
  readonly found: readonly string[];
};

/**
 * The parts of tokens that are a secret each: a token's payload or signature alone would give it away too.
 * @param authorizations values of the Authorization header
 */
export function secretsOf(authorizations: Iterable<string>): string[] {
  const secrets = new Set<string>();
  for (const value of authorizations) {
    const token = value.slice(value.indexOf(';') + 1);
    // The first part of a JSON Web Token says only how it is signed, in each the same way.
    const [, ...parts] = token.split('.');
    for (const part of [token, ...parts]) if (part.length >= 8) secrets.add(part);
  }
  return [...secrets];
}

/** The places among these in whose text one of the secrets is. */
export function placesWith(secrets: readonly string[], places: ReadonlyMap<string, string>): string[] {
  return [...places]
    .filter(([, text]) => secrets.some((secret) => text.includes(secret)))
    .map(([place]) => place);
}

/** A page that is busy with something for good, as some tests make it, is not waited for: ms. */
const PATIENCE_MS = 15_000;

/** What comes in time and without a fault; undefined else. */
async function inTime<T>(task: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
  });
  try {
    return await Promise.race([task.catch(() => undefined), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Everything that an origin keeps in this browser, as text; undefined where the page cannot be asked. */
export async function keptBy(page: Page): Promise<string | undefined> {
  if (page.isClosed() || !page.url().startsWith('http')) return undefined;
  // Files of the build are hunted through where they lie.
  const kept = await inTime(browserStorage(page, false));
  return kept && JSON.stringify(kept);
}

/**
 * Writes down what a browser is sent.
 * @param areBodiesRead false where something is measured that reading would disturb
 */
export function followTrail(context: BrowserContext, areBodiesRead: boolean) {
  const received: Promise<[string, string]>[] = [];
  const textOf = async (response: Response): Promise<[string, string]> => {
    const { pathname } = new URL(response.url());
    const [headers, body] = await Promise.all([
      inTime(response.allHeaders()),
      areBodiesRead && !pathname.startsWith('/assets/') ? inTime(response.text()) : '',
    ]);
    return [`an answer to ${pathname}`, `${JSON.stringify(headers ?? {})}\n${body ?? ''}`];
  };
  context.on('response', (response) => received.push(textOf(response)));
  return {
    /**
     * Looks through it all, and leaves the trail behind.
     * @returns where a token was found
     */
    end: async (
      title: string,
      id: string,
      authorizations: ReadonlySet<string>,
      pages: readonly Page[],
      written: readonly string[],
    ): Promise<readonly string[]> => {
      const texts = new Map<string, string>();
      for (const [index, page] of pages.entries()) {
        const kept = await keptBy(page);
        if (kept !== undefined) texts.set(`storage ${index}`, kept);
        if (!page.isClosed()) texts.set(`page ${index}`, (await inTime(page.content())) ?? '');
      }
      const storage = texts.has('storage 0');
      texts.set('cookies', JSON.stringify(await context.cookies()));
      texts.set('console', written.join('\n'));
      const answers = await Promise.all(received);
      for (const [index, [place, text]] of answers.entries()) texts.set(`${place} (${index})`, text);
      const found = placesWith(secretsOf(authorizations), texts);
      let characters = 0;
      for (const text of texts.values()) characters += text.length;
      const tokens = authorizations.size;
      const trail: Trail = { title, tokens, answers: answers.length, characters, storage, found };
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(join(FOLDER, `${id}.json`), JSON.stringify(trail));
      return found;
    },
  };
}

/** The trails that the suite has left. */
export function readTrails(): readonly Trail[] {
  return readdirSync(FOLDER).map((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Trail);
}

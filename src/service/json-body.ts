import type { WireRequest } from './exchange.ts';
import { Refusal } from './refusal.ts';

/** Of a request body; the largest sensible one, a batch of 1100, has 25 kB (contract §9 on §1.6). */
export const MAX_BODY_BYTES = 1024 * 1024;

/** No request is deeper than 5; parsing a million brackets would hold up everybody else. */
const MAX_DEPTH = 32;

/** Whether a text has no more of these characters than it may be deep. */
function hasFew(text: string, bracket: string): boolean {
  let index = -1;
  for (let count = 0; count <= MAX_DEPTH / 2; count += 1) {
    index = text.indexOf(bracket, index + 1);
    if (index < 0) return true;
  }
  return false;
}

function isTooDeep(text: string): boolean {
  if (hasFew(text, '[') && hasFew(text, '{')) return false;
  let depth = 0;
  let isInText = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (isInText) {
      if (character === '\\') index += 1;
      else if (character === '"') isInText = false;
    } else if (character === '"') isInText = true;
    else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > MAX_DEPTH) return true;
    } else if (character === '}' || character === ']') depth -= 1;
  }
  return false;
}

function badJson(): Refusal {
  return new Refusal(400, 'body: expected JSON');
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads the body of a request, which says that it is JSON.
 * @throws Refusal 413 over `MAX_BODY_BYTES`, 400 for another content type or for what is no UTF-8
 */
export async function readJsonText(request: WireRequest): Promise<string> {
  const [type = ''] = (request.header('content-type') ?? 'application/json').split(';', 1);
  if (type.trim().toLowerCase() !== 'application/json') {
    throw new Refusal(400, 'Content-Type: expected application/json');
  }
  let text: string | undefined;
  try {
    const bytes = await request.body(MAX_BODY_BYTES);
    text = bytes && decoder.decode(bytes);
  } catch {
    throw badJson();
  }
  if (text === undefined) throw new Refusal(413, `The body is larger than ${MAX_BODY_BYTES} bytes`);
  return text;
}

/**
 * Reads JSON that somebody sent.
 * @throws Refusal 400
 */
export function parseJson(text: string): unknown {
  if (isTooDeep(text)) throw new Refusal(400, `body: expected at most ${MAX_DEPTH} levels`);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw badJson();
  }
}

/**
 * Reads the body of a request as JSON.
 * @throws Refusal 413 over `MAX_BODY_BYTES`, 400 for another content type or for what is no
 *   whole JSON in UTF-8
 */
export async function readJsonBody(request: WireRequest): Promise<unknown> {
  return parseJson(await readJsonText(request));
}

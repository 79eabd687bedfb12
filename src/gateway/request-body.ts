import type { RequestResult } from '#contract/request-schema.ts';
import { Refusal } from './answer.ts';
import { parseBoundedJson } from './bounded-json.ts';
import { readBoundedText, TooLong } from './bounded-text.ts';

const MAX_BODY_BYTES = 1024 * 1024;
const JSON_TYPE = /^application\/json\s*(?:;|$)/i;

async function readText(request: Request): Promise<string> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced <= MAX_BODY_BYTES) {
    try {
      return await readBoundedText(request.body, MAX_BODY_BYTES);
    } catch (error) {
      if (!(error instanceof TooLong)) throw new Refusal(400, 'body: expected UTF-8 text');
    }
  }
  throw new Refusal(413, 'The body is too long. The longest is 1 MiB.', { connection: 'close' });
}

function parse(text: string): unknown {
  try {
    return parseBoundedJson(text);
  } catch {
    throw new Refusal(400, 'body: expected JSON');
  }
}

/** Refuses a body that does not say it is plain JSON; a form of another site cannot say so. */
export function requireJsonType(request: Request): void {
  if (!JSON_TYPE.test(request.headers.get('content-type') ?? '')) {
    throw new Refusal(400, 'Content-Type: expected application/json');
  }
  if (request.headers.has('content-encoding')) {
    throw new Refusal(400, 'Content-Encoding: expected none');
  }
}

/** Refuses a request that has no business with a body but brings one. */
export function requireNoBody(request: { readonly headers: Pick<Headers, 'get'> }): void {
  if (
    Number(request.headers.get('content-length') ?? 0) > 0 ||
    request.headers.get('transfer-encoding') !== null
  ) {
    throw new Refusal(413, 'This request takes no body.', { connection: 'close' });
  }
}

/**
 * Reads the body of a request by one of the readers of the contract.
 * @throws Refusal 413 past 1 MiB, 400 for anything that the reader does not take, naming the field
 */
export async function readRequestBody<T>(
  request: Request,
  read: (value: unknown) => RequestResult<T>,
): Promise<T> {
  requireJsonType(request);
  const result = read(parse(await readText(request)));
  if ('fault' in result) throw new Refusal(400, result.fault);
  return result.request;
}

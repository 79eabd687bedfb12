import { Refusal } from './answer.ts';
import { parseBoundedJson } from './bounded-json.ts';
import { readBoundedText, TooLong } from './bounded-text.ts';
import { cleanTexts } from './clean-text.ts';
import { HostFailed } from './upstream-breaker.ts';

/** A server, however it is reached: a socket away or in this process. */
export type Handler = (request: Request) => Promise<Response>;

/** What came back, read to its end. */
export type Exchange = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
};

const MAX_ANSWER_BYTES = 32 * 1024 * 1024;
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

function tooLate(): HostFailed {
  return new HostFailed(new Refusal(504, 'The presence service did not answer in time.'), false);
}

/** What goes wrong on the way is told in our words; the cause may hold text of the other side. */
function unreachable(error: unknown): HostFailed {
  if (error instanceof HostFailed) return error;
  // Whoever waits for a part of an answer may lose patience before the time for the whole is up.
  if (error instanceof Error && /Timeout(?:Error)?$/.test(error.name)) return tooLate();
  return error instanceof TooLong
    ? new HostFailed(new Refusal(502, 'The presence service sent more than can be read.'), false)
    : new HostFailed(new Refusal(502, 'The presence service cannot be reached.'), true);
}

/**
 * Sends one request and reads the whole answer within one time limit, so that an answer that drips ends too.
 * @throws HostFailed with 504 when time is up, with 502 when there is no complete answer
 */
export async function exchange(handler: Handler, request: Request, timeoutMs: number): Promise<Exchange> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(tooLate());
      controller.abort();
    }, timeoutMs);
  });
  const answered = async (): Promise<Exchange> => {
    const response = await handler(new Request(request, { signal: controller.signal }));
    const text = await readBoundedText(response.body, MAX_ANSWER_BYTES);
    return { status: response.status, headers: response.headers, text };
  };
  try {
    return await Promise.race([answered(), deadline]);
  } catch (error) {
    throw unreachable(error);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The JSON of an answer, its texts made fit to be shown.
 * @throws Refusal 502 if it is none: a login page of the network one is in, a cut-off answer, null
 */
export function jsonOf({ headers, text }: Exchange): object {
  try {
    if (!JSON_TYPE.test(headers.get('content-type') ?? '')) throw new SyntaxError('not JSON');
    const value = parseBoundedJson(text);
    if (typeof value === 'object' && value !== null) return cleanTexts(value);
  } catch {
    // Said below, without quoting it.
  }
  throw new Refusal(502, 'What answered is not the presence service: it sent no JSON.');
}

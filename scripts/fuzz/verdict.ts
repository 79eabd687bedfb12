import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { WireAnswer } from './answer-reader.ts';

/** Contract §9 on §1.6; 503 is one of them, but nothing that is asked may lead to it. */
const DOCUMENTED = [200, 201, 204, 304, 400, 401, 403, 404, 405, 406, 408, 413, 429];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isProblem(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { code, source, description, traceInformation } = value;
  return (
    typeof code === 'number' &&
    typeof source === 'string' &&
    typeof description === 'string' &&
    description !== '' &&
    traceInformation === null
  );
}

function decoded({ headers, body }: WireAnswer): Buffer {
  const coding = headers.get('content-encoding');
  if (coding === 'gzip') return gunzipSync(body);
  return coding === 'br' ? brotliDecompressSync(body) : body;
}

/**
 * What is wrong with an answer.
 * @returns undefined if it is one that the contract knows
 */
export function faultOf(answer: WireAnswer, method: string): string | undefined {
  const { status, headers, body } = answer;
  // The parser's leave to go on; the answer itself follows.
  if (status === 100) return undefined;
  if (!DOCUMENTED.includes(status)) return `status ${status} is not documented`;
  if (method === 'HEAD' || status === 204 || status === 304) return undefined;
  if (body.length === 0) return status < 300 ? undefined : `status ${status} has no body`;
  const type = headers.get('content-type') ?? '';
  if (type.startsWith('text/html') && status === 200) return undefined;
  if (type !== 'application/json') return `content-type ${type}`;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(decoded(answer)));
  } catch {
    return `status ${status} has a body that is no JSON`;
  }
  if (status === 429) return isObject(value) && value['limitType'] === 'Rate' ? undefined : 'a strange 429';
  return status < 400 || isProblem(value) ? undefined : `status ${status} has another error body`;
}

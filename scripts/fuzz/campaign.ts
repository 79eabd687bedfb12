import { signToken, type Claims } from '#service/token.ts';
import { VIEWER, xuidOf } from '../bench/population.ts';
import { createChance } from './chance.ts';
import { openExchange } from './exchange.ts';
import { makeRequest, type FuzzRequest, type Tokens } from './request-maker.ts';
import { faultOf } from './verdict.ts';

export const SECRET = 'a secret that only the fuzzer knows, 32 characters and more';

/** A request that was not answered as it should be. */
export type Finding = { readonly index: number; readonly fault: string; readonly request: FuzzRequest };

export type Tally = ReadonlyMap<number, number>;

/** Tokens of a reader, of a writer on a console, of a site, and one that says too little. */
export async function makeTokens(): Promise<Tokens> {
  const exp = Math.floor(Date.now() / 1000) + 86_400;
  const sign = (claims: Partial<Claims>) => signToken({ uhs: 'hash', exp, ...claims }, SECRET);
  const console = { dty: 'XboxOne', did: 'console', tid: '123456789', sbx: 'RETAIL' };
  const viewer = await sign({ xid: VIEWER, ...console });
  return Promise.all([
    viewer,
    viewer,
    viewer,
    sign({ xid: VIEWER, sbx: 'RETAIL' }),
    sign({ xid: xuidOf(0), ...console }),
    sign({ xid: xuidOf(1), ...console, dty: 'Toaster', sbx: 'OTHER.1' }),
    sign({ xid: xuidOf(2), site: true }),
    sign({}),
    sign({ xid: VIEWER, exp: 1 }),
  ]);
}

/**
 * Sends requests that chance makes, several at a time, and judges every answer.
 * @param options.from the index of the first: the same seed and index make the same request again
 * @returns what was wrong, and how often each status came; it stops after ten findings
 */
export async function runCampaign(options: {
  readonly port: number;
  readonly tokens: Tokens;
  readonly seed: number;
  readonly from: number;
  readonly count: number;
  readonly atOnce: number;
}): Promise<{ readonly findings: readonly Finding[]; readonly tally: Tally }> {
  const { port, tokens, seed, from, count, atOnce } = options;
  const findings: Finding[] = [];
  const tally = new Map<number, number>();
  let next = from;
  const work = async (): Promise<void> => {
    const { exchange, close } = openExchange(port);
    while (next < from + count && findings.length < 10) {
      const index = next;
      next += 1;
      const request = makeRequest(createChance(seed, index), tokens);
      try {
        const answers = await exchange(request);
        for (const answer of answers) {
          tally.set(answer.status, (tally.get(answer.status) ?? 0) + 1);
          const fault = faultOf(answer, request.method);
          if (fault !== undefined) findings.push({ index, fault, request });
        }
      } catch (error) {
        findings.push({ index, fault: String(error), request });
      }
    }
    close();
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { findings, tally };
}

import { queryOptions } from '@tanstack/react-query';
import type { GatewayStatus } from '#contract/gateway-status.ts';
import { STATUS_PATH } from '#contract/paths.ts';
import { sameJson } from './picture.ts';
import { askedTogether, askTogether, type Answer } from './tabs.ts';

/** What the gateway says of itself, with its wait by the clock of this page. */
export type HeardStatus = Omit<GatewayStatus, 'retryAfter'> & {
  /** Until when it waits, in milliseconds of the clock that only goes forward; undefined if it does not. */
  readonly waitsUntil: number | undefined;
};

/** Ends of a wait that lie no further apart are one, in milliseconds: it is told in whole seconds. */
const SAME_END = 2000;

/** What is said again keeps its identity: rosters name thousands of people, and stand in every answer. */
function withSame(before: unknown, now: unknown): unknown {
  if (typeof before !== 'object' || typeof now !== 'object' || before === null || now === null) return now;
  const known = new Map(Object.entries(before));
  let isSame = true;
  const members = Object.entries(now).map(([name, value]: [string, unknown]) => {
    const was: unknown = known.get(name);
    const near = name === 'waitsUntil' && Math.abs(Number(was) - Number(value)) < SAME_END;
    if (near || sameJson(was, value)) return [name, was] as const;
    isSame = false;
    return [name, value] as const;
  });
  return isSame && members.length === known.size ? before : Object.fromEntries(members);
}

/** Clocks that differ by less than this agree, in milliseconds: a wait is told in whole seconds, and takes its way. */
const CLOCKS_AGREE = 3000;

/**
 * Until when the gateway waits. Where both machines agree on the time that is exact, however long the answer was on
 * its way; where they do not, it is so long after the answer.
 */
function endOfWait({ retryAt = '', retryAfter = 0 }: GatewayStatus, at: number): number {
  const told = at + retryAfter * 1000;
  const byClock = performance.now() + Date.parse(retryAt) - Date.now();
  return Math.abs(byClock - told) < CLOCKS_AGREE ? byClock : told;
}

/** It comes from our own server, so its shape is taken as written. */
function heard({ text, at }: Answer): HeardStatus {
  const status = JSON.parse(text) as GatewayStatus;
  const { retryAfter, ...said } = status;
  return { ...said, waitsUntil: said.state === 'waiting' && retryAfter ? endOfWait(status, at) : undefined };
}

/** What the gateway says of itself. */
export function statusQuery(languages: string) {
  const question = { name: `status ${languages}`, path: STATUS_PATH, languages };
  return queryOptions({
    queryKey: ['status'],
    queryFn: async () => heard(await askTogether(question)),
    meta: askedTogether(question),
    structuralSharing: withSame,
    staleTime: Infinity,
  });
}

import { queryOptions } from '@tanstack/react-query';
import type { GatewayStatus } from '#contract/gateway-status.ts';
import { STATUS_PATH } from '#contract/paths.ts';
import { sameJson } from './picture.ts';
import { askedTogether, askTogether } from './tabs.ts';

/** What is said again keeps its identity: rosters name thousands of people, and stand in every answer. */
function withSame(before: unknown, now: unknown): unknown {
  if (typeof before !== 'object' || typeof now !== 'object' || before === null || now === null) return now;
  const known = new Map(Object.entries(before));
  let isSame = true;
  const members = Object.entries(now).map(([name, value]: [string, unknown]) => {
    const was: unknown = known.get(name);
    if (sameJson(was, value)) return [name, was] as const;
    isSame = false;
    return [name, value] as const;
  });
  return isSame && members.length === known.size ? before : Object.fromEntries(members);
}

/** What the gateway says of itself. It comes from our own server, so its shape is taken as written. */
export function statusQuery(languages: string) {
  const question = { name: `status ${languages}`, path: STATUS_PATH, languages };
  return queryOptions({
    queryKey: ['status'],
    queryFn: async () => JSON.parse((await askTogether(question)).text) as GatewayStatus,
    meta: askedTogether(question),
    structuralSharing: withSame,
    staleTime: Infinity,
  });
}

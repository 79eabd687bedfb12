import { queryOptions } from '@tanstack/react-query';
import type { GatewayStatus } from '#contract/gateway-status.ts';
import { STATUS_PATH } from '#contract/paths.ts';
import { askedTogether, askTogether } from './tabs.ts';

/** What the gateway says of itself. It comes from our own server, so its shape is taken as written. */
export function statusQuery(languages: string) {
  const question = { path: STATUS_PATH, languages };
  return queryOptions({
    queryKey: ['status'],
    queryFn: async () => JSON.parse((await askTogether(question)).text) as GatewayStatus,
    meta: askedTogether(question),
    staleTime: Infinity,
  });
}

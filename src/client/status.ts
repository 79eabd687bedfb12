import { queryOptions } from '@tanstack/react-query';
import type { GatewayStatus } from '#contract/gateway-status.ts';
import { STATUS_PATH } from '#contract/paths.ts';
import { request } from './http.ts';

/** What the gateway says of itself. It comes from our own server, so its shape is taken as written. */
export function statusQuery(languages: string) {
  return queryOptions({
    queryKey: ['status'],
    queryFn: async ({ signal }) => (await request(STATUS_PATH, { languages, signal })) as GatewayStatus,
    staleTime: Infinity,
  });
}

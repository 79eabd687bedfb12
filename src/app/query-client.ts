import { QueryClient } from '@tanstack/react-query';

/**
 * The page's query cache. Nothing is retried: the next poll is the retry. Nothing waits for the browser to say
 * that it is online: the gateway may be on this very machine.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { retry: false, networkMode: 'always', refetchOnReconnect: 'always' } },
  });
}

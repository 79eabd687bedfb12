import { QueryClient } from '@tanstack/react-query';
import { letOthers } from '#client/pause.ts';
import { followTabs } from '#client/tabs.ts';
import { isPaused } from '#features/connection/connection-store.ts';
import { drawTogether } from './draw-together.ts';

/**
 * The page's query cache. Nothing is retried: the next poll is the retry. Nothing waits for the browser to say
 * that it is online: the gateway may be on this very machine. What another tab hears is taken over, unless this
 * one is paused.
 */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        networkMode: 'always',
        refetchOnReconnect: false,
        refetchOnWindowFocus: false,
      },
    },
  });
  drawTogether(client);
  followTabs((asks) => {
    if (isPaused()) return;
    const asking = {
      type: 'active',
      predicate: ({ meta }: { meta?: Record<string, unknown> | undefined }) => meta?.['asks'] === asks,
    } as const;
    void client.refetchQueries(asking, { cancelRefetch: false });
  });
  return client;
}

/** Asks everything that is watched anew, once: a question that is under way already is the answer. */
export function askAnew(client: QueryClient): void {
  const once = { cancelRefetch: false };
  const presence = client.getQueryCache().findAll({ queryKey: ['presence'], type: 'active' });
  const ask = async (): Promise<void> => {
    for (const query of presence) {
      void client.refetchQueries({ predicate: (other) => other === query }, once);
      // Each names a thousand people: whoever types meanwhile need not wait until all are sent.
      await letOthers();
    }
  };
  void ask();
  void client.refetchQueries({ queryKey: ['status'] }, once);
}

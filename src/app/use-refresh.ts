import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { newAnswersWanted } from '#client/tabs.ts';
import { isOffline, isPaused } from '#features/connection/connection-store.ts';
import { clockJumped } from '#ui/use-now.ts';
import { askAnew } from './query-client.ts';

/** What listens to the browser; the first question need not wait for it. */
const browser = () => import('#features/connection/follow-browser.ts');

/**
 * Asks everything anew whenever the page is back: seen again, awake again, on the network again.
 * @returns asks everything anew because a person wants it
 */
export function useRefresh(): () => void {
  const client = useQueryClient();
  const refresh = useCallback(() => {
    newAnswersWanted();
    askAnew(client);
  }, [client]);
  // Talks to the browser: its network, the tab's visibility, its clocks.
  useEffect(() => {
    const end = new AbortController();
    const follow = async (): Promise<void> => {
      const { followBrowser } = await browser();
      if (end.signal.aborted) return;
      end.signal.addEventListener(
        'abort',
        followBrowser(() => isPaused() || refresh(), clockJumped),
      );
    };
    void follow();
    return () => end.abort();
  }, [refresh]);
  return useCallback(() => {
    if (isOffline()) void browser().then(({ tryAgain }) => tryAgain(refresh));
    else refresh();
  }, [refresh]);
}

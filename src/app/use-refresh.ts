import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { newAnswersWanted } from '#client/tabs.ts';
import { isOffline, isPaused } from '#features/connection/connection-store.ts';
import { followBrowser, tryAgain } from '#features/connection/follow-browser.ts';
import { clockJumped } from '#ui/use-now.ts';
import { askAnew } from './query-client.ts';

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
  useEffect(() => followBrowser(() => isPaused() || refresh(), clockJumped), [refresh]);
  return useCallback(() => {
    if (isOffline()) void tryAgain(refresh);
    else refresh();
  }, [refresh]);
}

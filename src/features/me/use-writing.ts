import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { OWN_PRESENCE } from '#client/me.ts';
import { newAnswersWanted } from '#client/tabs.ts';

/** A write that can be under way, one at a time. */
export type Writing = {
  readonly busy: boolean;
  /** Runs a write unless one is under way, then asks for one's own presence and the status anew. */
  readonly run: (write: () => Promise<void>) => Promise<void>;
};

/** Runs writes and brings what they change up to date. A failed one is told by `onFailed`. */
export function useWriting(onFailed: (error: unknown) => void): Writing {
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState(false);
  return {
    busy,
    run: async (write) => {
      if (busy) return;
      setBusy(true);
      try {
        await write();
        newAnswersWanted();
        await Promise.all([
          queryClient.invalidateQueries({ queryKey: OWN_PRESENCE }),
          queryClient.invalidateQueries({ queryKey: ['status'] }),
        ]);
      } catch (error) {
        onFailed(error);
      } finally {
        setBusy(false);
      }
    },
  };
}

import type { PollHealth } from '#features/connection/freshness.ts';
import { FailureBanner } from '#features/connection/FailureBanner.tsx';
import { UpdateNotice } from '#features/connection/UpdateNotice.tsx';

/** What is to be said of the whole page, over all of it. */
export function Banners({ health, onRetry }: { readonly health: PollHealth; readonly onRetry: () => void }) {
  return (
    <>
      <UpdateNotice />
      <FailureBanner health={health} onRetry={onRetry} />
    </>
  );
}

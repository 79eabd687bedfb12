import type { PollHealth } from '#features/connection/freshness.ts';
import { FailureBanner } from '#features/connection/FailureBanner.tsx';
import { UpdateNotice } from '#features/connection/UpdateNotice.tsx';
import { onTop } from '#ui/on-top.ts';

/** What is to be said of the whole page. It lies over it, in sight wherever one is: nothing moves when it comes. */
export function Banners({ health, onRetry }: { readonly health: PollHealth; readonly onRetry: () => void }) {
  return onTop(
    <>
      <UpdateNotice />
      <FailureBanner health={health} onRetry={onRetry} />
    </>,
  );
}

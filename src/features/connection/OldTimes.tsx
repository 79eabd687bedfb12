import { useMemo, type ReactNode } from 'react';
import { useLocale } from '#i18n/translate.ts';
import { lastingWords } from '#model/time-words.ts';
import { InPlaceOf } from '#ui/Instant.tsx';
import { useElapsed } from '#ui/use-now.ts';
import { oldWords, type PollHealth } from './freshness.ts';

/** In an old picture nobody has "been playing for 34 min": what is known is how it was as of 21:04. */
export function OldTimes({
  health,
  children,
}: {
  readonly health: PollHealth;
  readonly children: ReactNode;
}) {
  const old = oldWords(health, useElapsed());
  const locale = useLocale();
  // Made anew for another language too: that is how instants hear of it.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const inPlace = useMemo(() => new Map(old === undefined ? [] : [[lastingWords, old]]), [old, locale]);
  return <InPlaceOf value={inPlace}>{children}</InPlaceOf>;
}

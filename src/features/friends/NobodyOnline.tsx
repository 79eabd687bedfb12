import { locale, t } from '#i18n/translate.ts';
import { isSignedIn } from '#model/display-state.ts';
import type { Friend } from '#model/friend.ts';
import { agoWords } from '#model/time-words.ts';
import { useNow } from '#ui/use-now.ts';

/** How many are named; the list below has the others. */
const NAMED = 3;

/** Says of a quiet evening that it is one, and who was here last; nothing on any other. */
export function NobodyOnline({ friends }: { readonly friends: readonly Friend[] | undefined }) {
  const now = useNow();
  if (!friends || friends.length === 0 || friends.some(({ state }) => isSignedIn(state))) return null;
  const seen = friends
    .flatMap(({ name, since }) => (since === undefined ? [] : [{ name, since }]))
    .sort((a, b) => b.since - a.since)
    .slice(0, NAMED)
    .map(({ name, since }) => t('list.seenAgo', { name, ago: agoWords(since, now) }));
  return (
    <p className="mt-3 mb-1 text-soft">
      <span className="font-medium text-ink">{t('list.nobodyOnline')}</span>{' '}
      {seen.length === 0
        ? null
        : t('list.seenLast', { who: new Intl.ListFormat(locale(), { type: 'unit' }).format(seen) })}
    </p>
  );
}

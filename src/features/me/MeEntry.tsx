import { still } from '#i18n/still.ts';
import { t } from '#i18n/translate.ts';
import type { Friend } from '#model/friend.ts';
import { StateShape } from '#ui/StateShape.tsx';
import { useNow } from '#ui/use-now.ts';
import { ownState, ownWords } from './own-words.ts';
import { Icon } from '#ui/Icon.tsx';

/** So long an answer about oneself is taken for what is so, in milliseconds: the page asks while the panel is open. */
const TOLD_FOR = 5 * 60_000;

/** Leads to one's own presence, and tells of it in a shape and a few words. */
export const MeEntry = still(function MeEntry({
  me,
  at,
  cloaked,
  opened,
  onPress,
}: {
  /** Undefined before the first answer. */
  readonly me: Friend | undefined;
  /** When the last answer came, UTC milliseconds. */
  readonly at: number;
  readonly cloaked: boolean;
  readonly opened: boolean;
  readonly onPress: () => void;
}) {
  const now = useNow();
  const known = opened || now - at < TOLD_FOR ? me : undefined;
  const words = cloaked ? t('me.cloaked') : known ? ownWords(known) : t('me.unasked');
  const shape = cloaked ? 'hidden' : known && ownState(known);
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-expanded={opened}
      onClick={onPress}
      className="mb-4 flex min-h-11 w-full items-center gap-2.5 rounded-lg border border-line bg-card px-2 text-start hover:bg-raised aria-expanded:border-accent"
    >
      <span className="grid w-4.25 shrink-0 place-items-center">
        {shape ? <StateShape shape={shape} /> : <Icon name="user-round" />}
      </span>
      <span className="min-w-0 flex-1 py-1">
        <span className="block leading-4.5 font-medium">{t('me.name')}</span>{' '}
        <span className="block truncate text-[0.8125rem] leading-4.5 text-soft">{words}</span>
      </span>
    </button>
  );
});

import { t } from '#i18n/translate.ts';
import type { Friend } from '#model/friend.ts';
import { StarToggle } from '#ui/StarToggle.tsx';
import type { FriendActions } from './person-props.ts';

/** The star of a favourite; for the others it shows when one comes near, and where one cannot. */
export function FavouriteStar({
  friend,
  onFavourite,
  className = '',
}: { readonly friend: Friend; readonly className?: string } & Pick<FriendActions, 'onFavourite'>) {
  return (
    <StarToggle
      label={t('details.favourite')}
      isSet={friend.favorite}
      onToggle={() => onFavourite(friend)}
      tabIndex={-1}
      className={`relative before:hidden group-hover/person:before:inline focus-visible:before:inline aria-pressed:before:inline pointer-coarse:before:inline ${className}`}
    />
  );
}

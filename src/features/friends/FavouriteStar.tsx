import { t } from '#i18n/translate.ts';
import type { Friend } from '#model/friend.ts';
import { StarToggle } from '#ui/StarToggle.tsx';
import type { FriendActions } from './person-props.ts';

/** The star of a favourite; for the others it shows when one comes near, and where one cannot. */
export function FavouriteStar({
  friend,
  onFavourite,
}: { readonly friend: Friend } & Pick<FriendActions, 'onFavourite'>) {
  return (
    <StarToggle
      label={t('details.favourite')}
      isSet={friend.favorite}
      onToggle={() => onFavourite(friend)}
      tabIndex={-1}
      className="relative opacity-0 group-hover/person:opacity-100 focus-visible:opacity-100 aria-pressed:opacity-100 pointer-coarse:opacity-100"
    />
  );
}

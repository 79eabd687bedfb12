import { still } from '#i18n/still.ts';
import { t } from '#i18n/translate.ts';
import type { Starred } from '#model/friend.ts';
import { StarToggle } from '#ui/StarToggle.tsx';
import type { FriendActions } from './person-props.ts';

/** The star of a favourite; for the others it shows when one comes near, and where one cannot. */
export const FavouriteStar = still(function FavouriteStar({
  xuid,
  favorite,
  onFavourite,
  className = '',
}: Starred & Pick<FriendActions, 'onFavourite'> & { readonly className?: string }) {
  return (
    <StarToggle
      label={t('details.favourite')}
      isSet={favorite}
      onToggle={() => onFavourite({ xuid, favorite })}
      tabIndex={-1}
      className={`relative before:hidden group-hover/person:before:inline focus-visible:before:inline aria-pressed:before:inline pointer-coarse:before:inline ${className}`}
    />
  );
});

import { useCallback } from 'react';
import type { Friend } from '#model/friend.ts';
import { listKey } from '#model/list-keys.ts';
import { writeAddress } from '#model/view-address.ts';
import type { View } from '#model/view.ts';
import { around } from './late-parts.ts';

/**
 * What keys do on a person in the list: a link to the person, favourite or not.
 * @param view as the address says it
 * @returns says whether the key was one of these
 */
export function usePersonKeys(
  view: View,
  friends: readonly Friend[] | undefined,
  onFavourite: (friend: Friend) => void,
): (key: string, xuid: string) => boolean {
  return useCallback(
    (key, xuid) => {
      const shortcut = listKey(key);
      const friend = friends?.find((each) => each.xuid === xuid);
      if (shortcut === 'link') {
        const address = writeAddress({ ...view, person: xuid });
        void around().then(({ linkCopied }) => linkCopied(address));
      } else if (shortcut === 'favourite' && friend) onFavourite(friend);
      else return false;
      return true;
    },
    [view, friends, onFavourite],
  );
}

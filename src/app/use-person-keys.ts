import { useCallback } from 'react';
import type { Friend } from '#model/friend.ts';
import { personKey } from '#model/person-keys.ts';
import type { View } from '#model/view.ts';
import { around } from './late-parts.ts';

/**
 * What keys do on a person in the list.
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
      const shortcut = personKey(key);
      const friend = friends?.find((each) => each.xuid === xuid);
      if (!shortcut || !friend) return false;
      void around.fetch().then(({ shortcutPressed }) => shortcutPressed(shortcut, friend, view, onFavourite));
      return true;
    },
    [view, friends, onFavourite],
  );
}

import { useCallback } from 'react';
import { bookChanged } from '#client/people-store.ts';
import { linkCopied } from '#features/views/copy-store.ts';
import type { Friend } from '#model/friend.ts';
import { listKey } from '#model/keymap.ts';
import { personDescribed } from '#model/people-book.ts';
import { writeAddress } from '#model/view-address.ts';
import type { View } from '#model/view.ts';

/**
 * What keys do on a person in the list: a link to the person, favourite or not.
 * @param view as the address says it
 * @param sample whether the people are invented
 * @returns says whether the key was one of these
 */
export function usePersonKeys(
  view: View,
  friends: readonly Friend[] | undefined,
  sample: boolean,
): (key: string, xuid: string) => boolean {
  return useCallback(
    (key, xuid) => {
      const shortcut = listKey(key);
      if (shortcut === 'link') {
        linkCopied(writeAddress({ ...view, person: xuid }));
        return true;
      }
      const friend = friends?.find((each) => each.xuid === xuid);
      if (shortcut !== 'favourite' || !friend) return false;
      void bookChanged(personDescribed(xuid, { favourite: !friend.favorite }, sample));
      return true;
    },
    [view, friends, sample],
  );
}

import { personMuteToggled } from '#features/alerts/alerts-store.ts';
import { personOpened } from '#features/filters/view-store.ts';
import { noteWanted } from '#features/people/note-wanted.ts';
import { linkCopied } from '#features/views/copy-store.ts';
import type { Friend } from '#model/friend.ts';
import type { PersonShortcut } from '#model/person-keys.ts';
import { writeAddress } from '#model/view-address.ts';
import type { View } from '#model/view.ts';

/**
 * Does to a person what a key asked for: favourite or not, a note, told of or not, a link.
 * @param view as the address says it
 */
export function shortcutPressed(
  shortcut: PersonShortcut,
  friend: Friend,
  view: View,
  onFavourite: (friend: Friend) => void,
): void {
  const { xuid } = friend;
  if (shortcut === 'link') linkCopied(writeAddress({ ...view, person: xuid }));
  else if (shortcut === 'favourite') onFavourite(friend);
  else if (shortcut === 'mute') personMuteToggled(xuid, friend.name, Date.now());
  else {
    noteWanted(xuid);
    if (view.person !== xuid) personOpened(xuid);
  }
}

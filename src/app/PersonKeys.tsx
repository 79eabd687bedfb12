import type { KeyboardEvent, ReactNode } from 'react';
import { useSingleKeys } from '#features/settings/shortcut-store.ts';
import type { Friend } from '#model/friend.ts';
import { personKey } from '#model/person-keys.ts';
import type { View } from '#model/view.ts';
import { shortcutPressed } from './on-person.ts';
import { takesLetters } from './takes-letters.ts';

/** Hears, where a person is opened, the keys that act on a person; they can be switched off, as it is no list. */
export function PersonKeys({
  friend,
  view,
  onFavourite,
  children,
}: {
  readonly friend: Friend;
  /** As the address says it. */
  readonly view: View;
  readonly onFavourite: (friend: Friend) => void;
  readonly children: ReactNode;
}) {
  const singleKeys = useSingleKeys();
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
    const shortcut = personKey(key);
    if (!singleKeys || !shortcut || ctrlKey || metaKey || altKey || shiftKey || takesLetters(target)) return;
    event.preventDefault();
    shortcutPressed(shortcut, friend, view, onFavourite);
  };
  return (
    // The keys belong to the panel inside.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="contents" onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}

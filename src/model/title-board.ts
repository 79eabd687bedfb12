import { formatter } from '#i18n/formatter.ts';
import type { Friend } from './friend.ts';
import { titleName } from './title-words.ts';

/** A title, and who is in it. */
export type BoardTitle = { readonly id: string; readonly name: string; readonly friends: readonly Friend[] };

/**
 * Who is in which title: each person in the one that stands for them, most people first.
 * @param locale the language whose alphabet orders titles with as many people
 */
export function titleBoard(friends: readonly Friend[], locale: string): BoardTitle[] {
  const titles = new Map<string, { id: string; name: string; friends: Friend[] }>();
  for (const friend of friends) {
    const title = friend.state === 'title' ? friend.headline?.title : undefined;
    if (!title || title.id === '') continue;
    const known = titles.get(title.id);
    if (known) known.friends.push(friend);
    else titles.set(title.id, { id: title.id, name: titleName(title), friends: [friend] });
  }
  const names = formatter(Intl.Collator, locale, { numeric: true, sensitivity: 'base' });
  return [...titles.values()].sort(
    (a, b) => b.friends.length - a.friends.length || names.compare(a.name, b.name),
  );
}

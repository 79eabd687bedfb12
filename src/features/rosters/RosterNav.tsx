import { t } from '#i18n/translate.ts';
import { ClipboardList, Users } from 'lucide-react';
import type { Rosters } from '#model/roster.ts';
import { FRIENDS_ROSTER } from '#model/view.ts';

type Props = {
  readonly rosters: Rosters;
  readonly chosen: string;
  /** How many friends there are; undefined until they are known. */
  readonly friends: number | undefined;
  readonly onChoose: (slug: string) => void;
};

function addressOf(slug: string): string {
  return slug === FRIENDS_ROSTER ? '/' : `/r/${encodeURIComponent(slug)}/friends`;
}

/** Whom to watch: the viewer's friends, or a named roster. */
export function RosterNav({ rosters, chosen, friends, onChoose }: Props) {
  const entries = [
    ...(rosters.friends
      ? [{ slug: FRIENDS_ROSTER, name: t('roster.friends'), count: friends, icon: Users }]
      : []),
    ...rosters.named.map(({ slug, name, xuids }) => ({
      slug,
      name,
      count: xuids.length,
      icon: ClipboardList,
    })),
  ];
  return (
    <nav aria-label={t('roster.watching')}>
      <p className="px-2 pb-1 text-[0.6875rem] font-semibold tracking-wider text-faint uppercase">
        {t('roster.watching')}
      </p>
      <ul>
        {entries.map(({ slug, name, count, icon: Icon }) => (
          <li key={slug}>
            <a
              href={addressOf(slug)}
              aria-current={slug === chosen ? 'page' : undefined}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
                event.preventDefault();
                onChoose(slug);
              }}
              className="flex min-h-9 items-center gap-2.5 rounded-lg px-2 text-soft hover:bg-raised aria-[current=page]:bg-raised aria-[current=page]:font-medium aria-[current=page]:text-ink"
            >
              <Icon aria-hidden size={17} strokeWidth={1.75} className="shrink-0" />
              <bdi className="min-w-0 flex-1 truncate">{name}</bdi>
              <span className="text-[0.8125rem] text-faint tabular-nums">{count}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

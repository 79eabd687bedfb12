import { numberWords } from '#i18n/number-words.ts';
import { t } from '#i18n/translate.ts';
import type { ReactNode } from 'react';
import type { Roster, Rosters } from '#model/roster.ts';
import { FRIENDS_ROSTER } from '#model/view.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { Icon } from '#ui/Icon.tsx';
import type { IconName } from '#ui/icon-names.ts';
import { still } from '#i18n/still.ts';

type Props = {
  readonly rosters: Rosters;
  readonly chosen: string;
  /** How many friends there are; undefined until they are known. */
  readonly friends: number | undefined;
  /** Whether the people are invented, so that a roster of one's own is what comes next. */
  readonly sample: boolean;
  /** What is to be said about keeping them; undefined if all is well. */
  readonly trouble: string | undefined;
  readonly onChoose: (slug: string) => void;
  readonly onEdit: (id: string) => void;
  readonly onNew: () => void;
  readonly onData: () => void;
};

const LINE =
  'flex min-h-9 min-w-0 flex-1 items-center gap-2.5 rounded-lg px-2 text-start text-soft hover:bg-raised aria-[current=page]:bg-raised aria-[current=page]:font-medium aria-[current=page]:text-ink';

function addressOf(slug: string): string {
  return slug === FRIENDS_ROSTER ? '/' : `/r/${encodeURIComponent(slug)}/friends`;
}

function Entry({
  slug,
  name,
  count,
  icon,
  isChosen,
  onChoose,
  children,
}: Pick<Roster, 'slug' | 'name'> & {
  readonly count: number | undefined;
  readonly icon: IconName;
  readonly isChosen: boolean;
  readonly onChoose: (slug: string) => void;
  readonly children?: ReactNode;
}) {
  return (
    <li className="flex items-center">
      <a
        href={addressOf(slug)}
        aria-current={isChosen ? 'page' : undefined}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
          event.preventDefault();
          onChoose(slug);
        }}
        className={LINE}
      >
        <Icon name={icon} />
        <bdi className="min-w-0 flex-1 truncate">{name}</bdi>
        <span className="text-[0.8125rem] text-faint tabular-nums">{numberWords(count)}</span>
      </a>
      {children}
    </li>
  );
}

/** Whom to watch: the viewer's friends, or a named roster; and the way to make, edit and keep one's own. */
export const RosterNav = still(function RosterNav(props: Props) {
  const { rosters, chosen, friends, sample, trouble, onChoose, onEdit, onNew, onData } = props;
  return (
    <nav aria-label={t('roster.watching')}>
      <p className="px-2 pb-1 text-[0.6875rem] font-semibold tracking-wider text-faint uppercase">
        {t('roster.watching')}
      </p>
      <ul>
        {rosters.friends ? (
          <Entry
            slug={FRIENDS_ROSTER}
            name={t('roster.friends')}
            count={friends}
            icon="users"
            isChosen={chosen === FRIENDS_ROSTER}
            onChoose={onChoose}
          />
        ) : null}
        {rosters.named.map(({ slug, name, xuids, from }) => (
          <Entry
            key={slug}
            slug={slug}
            name={name}
            count={xuids.length}
            icon={from === 'all' ? 'library' : 'clipboard-list'}
            isChosen={chosen === slug}
            onChoose={onChoose}
          >
            {typeof from === 'object' ? (
              <IconButton
                icon="pencil"
                label={t('people.edit', { name })}
                className="size-8 border-0 bg-transparent"
                onClick={() => onEdit(from.id)}
              />
            ) : null}
          </Entry>
        ))}
      </ul>
      <div className="flex items-center">
        <button type="button" onClick={onNew} className={LINE}>
          <Icon name="plus" />
          {t(sample ? 'people.useOwn' : 'people.newRoster')}
        </button>
        <IconButton
          icon="folder-input"
          label={t('people.data')}
          className="size-8 border-0 bg-transparent"
          onClick={onData}
        />
      </div>
      {trouble === undefined ? null : (
        <p role="status" className="px-2 pt-1 text-xs text-away">
          {trouble}
        </p>
      )}
    </nav>
  );
});

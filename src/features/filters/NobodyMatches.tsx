import { t } from '#i18n/translate.ts';
import { activeFilters } from '#model/active-filters.ts';
import type { Friend } from '#model/friend.ts';
import { askableFilters, canAnswerHere, matchingFriends } from '#model/matching.ts';
import type { Filters, View } from '#model/view.ts';
import { Notice, TextButton } from '#ui/Notice.tsx';
import { lackingWords } from './lacking-words.ts';
import { filtersChosen, filtersCleared } from './view-choices.ts';

/** How many people there are with other filters; undefined where only the service could tell. */
function countWith(filters: Filters, friends: readonly Friend[], { level }: View): number | undefined {
  const asked = askableFilters(filters);
  if (asked && !canAnswerHere(asked, level)) return undefined;
  return matchingFriends(friends, filters, level, undefined).length;
}

/** Stands in place of a list that the filters left empty, and names each that does so by itself. */
export function NobodyMatches({
  view,
  friends,
  titleNames,
}: {
  readonly view: View;
  readonly friends: readonly Friend[];
  readonly titleNames: ReadonlyMap<string, string>;
}) {
  const { filters, level } = view;
  const active = activeFilters(filters, titleNames);
  const culprits =
    active.length < 2
      ? []
      : active.flatMap(({ key, label, without }) => {
          const count = countWith(without, friends, view);
          return count === undefined || count === 0 ? [] : [{ key, label, without, count }];
        });
  return (
    <Notice
      title={t('filter.nobody')}
      actions={
        <>
          {culprits.map(({ key, label, without, count }) => (
            <TextButton key={key} onClick={() => filtersChosen(without)}>
              {t('filter.emptied', { filter: label, count })}
            </TextButton>
          ))}
          <TextButton onClick={filtersCleared}>{t('filter.clearAll')}</TextButton>
        </>
      }
    >
      {lackingWords(filters, level) ?? t('filter.without', { count: friends.length })}
    </Notice>
  );
}

import { t } from '#i18n/translate.ts';
import { DENSITIES, GROUPINGS, SORT_KEYS, type Sort } from '#model/view.ts';
import { Choice } from '#ui/Choice.tsx';
import { Field } from '#ui/Field.tsx';
import { Segmented } from '#ui/Segmented.tsx';
import { arrangementChosen, useView } from './view-store.ts';

/** The orders that are offered by name; another one, chosen in the table, is named by its column. */
const ORDERS = [
  { value: '', words: 'sort.usual' },
  { value: 'name', words: 'sort.name' },
  { value: 'since', words: 'sort.longest' },
  { value: '-since', words: 'sort.newest' },
] as const;

function wordOf(sort: Sort | undefined): string {
  return sort ? `${sort.descending ? '-' : ''}${sort.key}` : '';
}

function sortOf(word: string): Sort | undefined {
  const key = SORT_KEYS.find((known) => word.endsWith(known));
  return key && { key, descending: word.startsWith('-') };
}

/** How much room a line takes, and in which groups and order people stand; a table orders by its columns. */
export default function ArrangementChoices() {
  const { layout, density, by, sort } = useView();
  const order = wordOf(sort);
  const orders = ORDERS.map(({ value, words }) => ({ value: String(value), label: t(words) }));
  if (sort && !orders.some(({ value }) => value === order)) {
    orders.push({ value: order, label: t(`sort.${sort.key}`) });
  }
  return (
    <div className="grid gap-3.5">
      <div className="grid gap-1">
        <p aria-hidden className="text-[0.8125rem] font-medium text-soft">
          {t('density.name')}
        </p>
        <div className="flex">
          <Segmented
            legend={t('density.name')}
            segments={DENSITIES.map((value) => ({ value, label: t(`density.${value}`) }))}
            value={density}
            onChoose={(chosen) => arrangementChosen({ density: chosen })}
          />
        </div>
      </div>
      {layout === 'cards' || layout === 'list' ? (
        <Field label={t('group.by')}>
          {(parts) => (
            <Choice
              {...parts}
              value={by}
              choices={GROUPINGS.map((value) => ({ value, label: t(`group.${value}`) }))}
              onChoose={(word) =>
                arrangementChosen({ by: GROUPINGS.find((known) => known === word) ?? 'state' })
              }
            />
          )}
        </Field>
      ) : null}
      {layout === 'table' ? null : (
        <Field label={t('sort.by')}>
          {(parts) => (
            <Choice
              {...parts}
              value={order}
              choices={orders}
              onChoose={(word) => arrangementChosen({ sort: sortOf(word) })}
            />
          )}
        </Field>
      )}
    </div>
  );
}

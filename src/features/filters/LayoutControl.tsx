import { t } from '#i18n/translate.ts';
import { LAYOUTS, type Layout } from '#model/view.ts';
import { Segmented } from '#ui/Segmented.tsx';
import { still } from '#i18n/still.ts';
import { layoutChosen } from './view-store.ts';
import { Icon } from '#ui/Icon.tsx';

const ICONS = { cards: 'layout-grid', list: 'rows-3', titles: 'users', table: 'table-2' } as const;

/** Cards with screens, or one line a person. */
export const LayoutControl = still(function LayoutControl({ layout }: { readonly layout: Layout }) {
  const segments = LAYOUTS.map((value) => ({
    value,
    label: t(`filter.${value}`),
    content: <Icon name={ICONS[value]} />,
  }));
  return <Segmented legend={t('filter.view')} segments={segments} value={layout} onChoose={layoutChosen} />;
});

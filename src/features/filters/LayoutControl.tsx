import { LayoutGrid, Rows3, Table2, Users } from 'lucide-react';
import { t } from '#i18n/translate.ts';
import { LAYOUTS, type Layout } from '#model/view.ts';
import { Segmented } from '#ui/Segmented.tsx';
import { ArrangementControl } from './ArrangementControl.tsx';
import { layoutChosen } from './view-store.ts';

const ICONS = { cards: LayoutGrid, list: Rows3, titles: Users, table: Table2 } as const;

/** Cards with screens, one line a person, who plays together, or a table; and how they are arranged in it. */
export function LayoutControl({ layout }: { readonly layout: Layout }) {
  const segments = LAYOUTS.map((value) => {
    const Icon = ICONS[value];
    return { value, label: t(`filter.${value}`), content: <Icon size={17} strokeWidth={1.75} /> };
  });
  return (
    <>
      <Segmented legend={t('filter.view')} segments={segments} value={layout} onChoose={layoutChosen} />
      <ArrangementControl />
    </>
  );
}

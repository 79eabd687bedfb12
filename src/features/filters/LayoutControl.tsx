import { LayoutGrid, Rows3 } from 'lucide-react';
import type { Layout } from '#model/view.ts';
import { Segmented } from '#ui/Segmented.tsx';
import { layoutChosen } from './view-store.ts';

const SEGMENTS = [
  { value: 'cards', label: 'Cards', content: <LayoutGrid size={17} strokeWidth={1.75} /> },
  { value: 'list', label: 'List', content: <Rows3 size={17} strokeWidth={1.75} /> },
] as const;

/** Cards with screens, or one line a person. */
export function LayoutControl({ layout }: { readonly layout: Layout }) {
  return <Segmented legend="View" segments={SEGMENTS} value={layout} onChoose={layoutChosen} />;
}

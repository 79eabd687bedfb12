import { List as WindowList, type RowComponentProps } from 'react-window';
import { HEADING, ROW } from './line.ts';
import type { Item } from './plain-items.ts';
import { drawPlainPage, ItemRow } from './plain-query.tsx';

type Props = { readonly items: readonly Item[] };

function heightOf(index: number, { items }: Props): number {
  return 'heading' in (items[index] as Item) ? HEADING : ROW;
}

function RowOf({ index, style, items }: RowComponentProps<Props>) {
  return (
    <div style={style}>
      <ItemRow item={items[index] as Item} />
    </div>
  );
}

// It scrolls in a box of its own; it has no other way.
await drawPlainPage(({ items }) => (
  <div
    data-testid="friends-list"
    data-wide=""
    className="group/list"
    style={{ height: 'calc(100vh - var(--header))' }}
  >
    <WindowList
      rowComponent={RowOf}
      rowCount={items.length}
      rowHeight={heightOf}
      rowProps={{ items }}
      overscanCount={2}
    />
  </div>
));

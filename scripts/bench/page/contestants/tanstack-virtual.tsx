import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { HEADING, ROW } from './line.ts';
import type { Item } from './plain-items.ts';
import { drawPlainPage, ItemRow } from './plain-query.tsx';

function List({ items }: { readonly items: readonly Item[] }) {
  // It is used as its makers show it, and nothing of ours is compiled.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useWindowVirtualizer({
    count: items.length,
    estimateSize: (index) => ('heading' in (items[index] as Item) ? HEADING : ROW),
    getItemKey: (index) => {
      const item = items[index] as Item;
      return 'record' in item ? item.record.xuid : item.heading;
    },
    overscan: 2,
  });
  return (
    <div
      data-testid="friends-list"
      data-wide=""
      className="group/list relative"
      style={{ height: virtualizer.getTotalSize() }}
    >
      {virtualizer.getVirtualItems().map(({ key, index, start }) => (
        <div key={key} className="absolute inset-x-0 top-0" style={{ transform: `translateY(${start}px)` }}>
          <ItemRow item={items[index] as Item} />
        </div>
      ))}
    </div>
  );
}

await drawPlainPage(List);

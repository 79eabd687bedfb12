import { Virtuoso } from 'react-virtuoso';
import { ROW } from './line.ts';
import type { Item } from './plain-items.ts';
import { drawPlainPage, ItemRow } from './plain-query.tsx';

const keyOf = (_: number, item: Item): string => ('record' in item ? item.record.xuid : item.heading);
const rowOf = (_: number, item: Item) => <ItemRow item={item} />;

await drawPlainPage(({ items }) => (
  <div data-testid="friends-list" data-wide="" className="group/list">
    <Virtuoso
      useWindowScroll
      data={items}
      computeItemKey={keyOf}
      itemContent={rowOf}
      defaultItemHeight={ROW}
      increaseViewportBy={75}
    />
  </div>
));

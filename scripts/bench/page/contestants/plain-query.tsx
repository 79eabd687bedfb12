import { useQuery } from '@tanstack/react-query';
import { memo, useMemo, type ReactNode } from 'react';
import { ageOf, askAll, askNames, HEADINGS, ranksOf, type WireRecord } from './line.ts';
import { itemsOf, keptLine, type Item } from './plain-items.ts';
import { drawQueryPage } from './query-page.tsx';

export const PersonRow = memo(function PersonRow({
  record,
  name,
}: {
  readonly record: WireRecord;
  readonly name: string;
}) {
  const line = keptLine(record);
  return (
    <article className="row" data-xuid={record.xuid} data-state={line.state}>
      <svg width="11" height="11">
        <circle cx="5.5" cy="5.5" r="5" />
      </svg>
      <h3>
        <button type="button">{name}</button>
      </h3>
      <p>
        <span>{line.words}</span>
        <bdi>{line.presence}</bdi>
      </p>
      <span className="place">{line.place}</span>
      <span className="device">{line.device}</span>
      <time>{ageOf(line.since)}</time>
    </article>
  );
});

/** A heading or a row. */
export function ItemRow({ item }: { readonly item: Item }): ReactNode {
  if ('record' in item) return <PersonRow record={item.record} name={item.name} />;
  return (
    <h2>
      {HEADINGS[item.heading]} {item.count}
    </h2>
  );
}

/** Draws a page whose people are one React Query, listed by the list that is given. */
export async function drawPlainPage(
  List: (props: { readonly items: readonly Item[] }) => ReactNode,
): Promise<void> {
  const names = await askNames();
  const ranks = ranksOf(names);
  function Page() {
    const { data } = useQuery({ queryKey: ['friends'], queryFn: askAll, staleTime: Infinity });
    const items = useMemo(() => (data ? itemsOf(data, names, ranks) : []), [data]);
    return <List items={items} />;
  }
  drawQueryPage(<Page />);
}

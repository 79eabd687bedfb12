import { useQuery } from '@tanstack/react-query';
import { memo, useMemo, type ReactNode } from 'react';
import { DeviceGlyph } from '#ui/DeviceGlyph.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Monogram } from '#ui/Monogram.tsx';
import { PlacementGlyph } from '#ui/PlacementGlyph.tsx';
import { StarToggle } from '#ui/StarToggle.tsx';
import { askAll, askNames, HEADING, HEADINGS, ranksOf, ROW, type WireRecord } from './line.ts';
import { ageOf, alsoOf, faceOf, instantOf, labelOf } from './row-words.ts';
import { itemsOf, keptLine, type Item } from './plain-items.ts';
import { drawQueryPage } from './query-page.tsx';

const PLACE =
  'hidden shrink-0 truncate text-xs text-soft group-data-wide/list:block [&>svg]:me-2 [&>svg]:inline';
const nothing = (): void => undefined;

const PersonRow = memo(function PersonRow({
  record,
  name,
}: {
  readonly record: WireRecord;
  readonly name: string;
}) {
  const line = keptLine(record);
  const { letters, colour } = faceOf(name, record.xuid);
  const isPlaying = line.state === 'title';
  return (
    <article
      data-xuid={record.xuid}
      aria-label={labelOf(name, record, line)}
      className="group/person relative grid grid-cols-[auto_minmax(0,1fr)_auto] content-center items-center gap-x-3 border-b border-line bg-card px-3 hover:bg-raised sm:flex"
      style={{ height: ROW }}
    >
      <Monogram letters={letters} colour={colour} small shape={line.state} />
      <div className="flex min-w-0 items-center sm:w-48 sm:shrink-0">
        <h3 className="flex min-w-0 font-medium">
          <button
            type="button"
            dir="auto"
            className="min-w-0 truncate text-start outline-none after:absolute after:inset-0 after:content-['']"
          >
            {name}
          </button>
        </h3>
        <StarToggle
          label="Favourite"
          isSet={false}
          onToggle={nothing}
          className="relative -my-1 before:hidden group-hover/person:before:inline"
        />
      </div>
      <p className="col-start-2 min-w-0 flex-1 truncate leading-4.5 text-soft sm:ms-1">
        {line.words}
        {isPlaying ? (
          <>
            <bdi className="text-ink">{` — ${line.presence}`}</bdi>
            <span className="block truncate text-xs text-faint">{alsoOf(record)}</span>
          </>
        ) : null}
      </p>
      {isPlaying ? (
        <>
          <span className={`${PLACE} w-29`}>
            <PlacementGlyph kind={line.placement === 'Fill' ? 'fill' : 'full'} className="me-2" />
            {line.place}
          </span>
          <span className={`${PLACE} w-32`}>
            <DeviceGlyph glyph={line.glyph} />
            {line.device}
          </span>
        </>
      ) : null}
      <time
        dateTime={instantOf(line)}
        className="col-start-3 row-span-2 row-start-1 shrink-0 text-end text-xs text-faint sm:w-24"
      >
        {ageOf(line)}
      </time>
    </article>
  );
});

/** A heading or a row. */
export function ItemRow({ item }: { readonly item: Item }): ReactNode {
  if ('record' in item) return <PersonRow record={item.record} name={item.name} />;
  return (
    <h2 style={{ height: HEADING }}>
      <button
        type="button"
        aria-expanded
        className="flex h-full max-w-full items-center gap-2 rounded-lg pe-2 text-[0.9375rem] font-semibold"
      >
        <Icon name="chevron-down" size={18} className="text-soft" />
        <bdi className="truncate">{HEADINGS[item.heading]}</bdi>
        <span className="font-normal text-faint">{item.count}</span>
      </button>
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

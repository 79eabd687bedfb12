import { t } from '#i18n/translate.ts';
import { useRef, useState } from 'react';
import { letShow } from '#client/pause.ts';
import { SEARCH_ID, searchLeft } from './focus-search.ts';
import { searchTyped } from './view-store.ts';
import { Icon } from '#ui/Icon.tsx';
import { still } from '#i18n/still.ts';

/**
 * What stands in the field. A letter is shown at once, and people are searched after that: with thousands of them
 * the letter would come late.
 */
function useTyped(search: string): { readonly value: string; readonly type: (text: string) => void } {
  const [typed, setTyped] = useState<string>();
  const waits = useRef<string>(undefined);
  const searchSoon = async (): Promise<void> => {
    await letShow();
    searchTyped(waits.current ?? '');
    waits.current = undefined;
    setTyped(undefined);
  };
  const type = (text: string): void => {
    setTyped(text);
    const isAwaited = waits.current !== undefined;
    waits.current = text;
    if (!isAwaited) void searchSoon();
  };
  return { value: typed ?? search, type };
}

/**
 * Finds people by name, title, device or rich presence as one types; `/` leads here. Drawn anew only for another
 * search: React writes to a field each time it is drawn, and it would be at every poll.
 */
export const SearchField = still(function SearchField({ search }: { readonly search: string }) {
  const ref = useRef<HTMLInputElement>(null);
  const [searches, setSearches] = useState({ ended: 0, isTyped: false });
  const { value, type } = useTyped(search);
  return (
    <div
      role="search"
      className="relative min-w-0 flex-1 max-[18rem]:order-last max-[18rem]:basis-full md:max-w-60 min-[88rem]:max-w-72"
    >
      <Icon name="search" className="pointer-events-none absolute inset-y-0 start-3 my-auto text-faint" />
      <input
        // The browser keeps what was typed, to undo it: a node for each search, as long as the field stands.
        key={searches.ended}
        ref={ref}
        id={SEARCH_ID}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={t('filter.search')}
        aria-keyshortcuts="/"
        placeholder={t('filter.search')}
        // An empty field runs as the page, so that its placeholder does.
        dir={value ? 'auto' : undefined}
        value={value}
        onChange={(event) => {
          type(event.target.value);
          setSearches(({ ended }) => ({ ended, isTyped: true }));
        }}
        onBlur={(event) => {
          // Where the whole window has lost the focus, the field gets it back.
          if (value !== '' || !searches.isTyped || document.activeElement === event.target) return;
          setSearches(({ ended }) => ({ ended: ended + 1, isTyped: false }));
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          // It is the field's own: nothing that is open beside it closes.
          event.preventDefault();
          if (value === '') searchLeft();
          else type('');
        }}
        className="h-9 w-full rounded-lg border border-line bg-card ps-9 pe-9 text-ellipsis placeholder:text-faint"
      />
      {value === '' ? (
        <kbd
          aria-hidden
          className="pointer-events-none absolute inset-y-0 end-2 my-auto hidden h-5 rounded border border-line px-1.5 text-xs leading-4.5 text-faint md:block"
        >
          /
        </kbd>
      ) : (
        <button
          type="button"
          aria-label={t('filter.clearSearch')}
          onClick={() => {
            type('');
            ref.current?.focus();
          }}
          className="absolute inset-y-0 end-1 my-auto grid size-7 place-items-center rounded-md text-soft hover:text-ink"
        >
          <Icon name="x" size={16} />
        </button>
      )}
    </div>
  );
});

import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { t } from '#i18n/translate.ts';
import type { Command, Found } from '#model/command-search.ts';
import { ModalDialog } from '#ui/ModalDialog.tsx';
import { directionOf } from '#ui/direction-of.ts';

/** How many options are drawn; whoever seeks more types more. */
const SHOWN = 50;

/** Finds the best commands for a text, at most so many. */
type Find = (typed: string, limit: number) => Found;

const NOTHING: Found = { best: [], count: 0 };

/** Where an arrow key leads among so many options; undefined for other keys. */
function nextIndex(key: string, index: number, count: number): number | undefined {
  if (key === 'ArrowDown') return index + 1 < count ? index + 1 : 0;
  if (key === 'ArrowUp') return index > 0 ? index - 1 : count - 1;
  return undefined;
}

function scrollTo(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' });
}

/**
 * Finds people, titles, places and actions by a few letters, and does what is chosen. The field is there at
 * once; what can be found is loaded when it opens.
 */
export function CommandPalette({
  load,
  onClose,
}: {
  readonly load: () => Promise<Find>;
  readonly onClose: () => void;
}) {
  const [find, setFind] = useState<Find>();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const id = useId();
  const first = useRef(load);
  // Talks to the network: what can be found is loaded once, as it is when the palette opens.
  useEffect(() => {
    let wanted = true;
    const ready = async (): Promise<void> => {
      const found = await first.current();
      if (wanted) setFind(() => found);
    };
    void ready();
    return () => {
      wanted = false;
    };
  }, []);
  const { best, count } = find?.(typed, SHOWN) ?? NOTHING;
  const run = (command: Command): void => {
    // The focus goes back first: what is done may move it somewhere else.
    flushSync(onClose);
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const next = nextIndex(event.key, chosen, best.length);
    const command = best[chosen];
    if (next !== undefined) setChosen(next);
    else if (event.key === 'Enter' && command) run(command);
    else return;
    event.preventDefault();
  };
  return (
    <ModalDialog
      label={t('keys.palette')}
      onClose={onClose}
      className="mx-auto mt-[min(10dvh,6rem)] flex max-h-[min(34rem,calc(100dvh-min(10dvh,6rem)-0.75rem))] w-[min(38rem,calc(100vw-1.5rem))] flex-col overflow-hidden rounded-2xl border border-line bg-card p-0 shadow-panel"
    >
      <input
        type="text"
        role="combobox"
        aria-label={t('palette.find')}
        aria-autocomplete="list"
        aria-expanded={best.length > 0}
        aria-controls={best.length > 0 ? id : undefined}
        aria-activedescendant={best.length > 0 ? `${id}-${chosen}` : undefined}
        placeholder={t('palette.find')}
        autoComplete="off"
        spellCheck={false}
        dir={directionOf(typed)}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
        className="min-h-12 w-full shrink-0 border-b border-line bg-card px-4 -outline-offset-2 placeholder:text-faint"
      />
      {best.length > 0 ? (
        <div
          id={id}
          role="listbox"
          aria-label={t('palette.results')}
          className="min-h-0 flex-1 overflow-y-auto p-1.5"
        >
          {best.map((command, index) => (
            // The keys are those of the field, which keeps the focus.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={command.id}
              id={`${id}-${index}`}
              ref={index === chosen ? scrollTo : undefined}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => run(command)}
              className="flex min-h-9 cursor-pointer items-center gap-3 rounded-lg px-2.5 hover:bg-raised aria-selected:bg-raised aria-selected:outline-2 aria-selected:-outline-offset-2 aria-selected:outline-accent"
            >
              <bdi className="min-w-0 flex-1 truncate">{command.label}</bdi>
              <span className="shrink-0 text-xs text-faint">{t(`palette.${command.kind}`)}</span>
            </div>
          ))}
        </div>
      ) : null}
      <p role="status" className={find && count === 0 ? 'px-4 py-3 text-soft' : 'sr-only'}>
        {find ? (count === 0 ? t('palette.none') : t('palette.count', { count })) : ''}
      </p>
    </ModalDialog>
  );
}

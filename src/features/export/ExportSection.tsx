import { lazy, Suspense, useId, useState } from 'react';
import type { Level } from '#contract/level.ts';
import { t } from '#i18n/translate.ts';
import type { Friend } from '#model/friend.ts';
import { Icon } from '#ui/Icon.tsx';

const ExportActions = lazy(() => import('./ExportActions.tsx'));

/** A way to take the listed people along; what it opens is loaded then. */
export function ExportSection({
  listed,
  level,
  name,
}: {
  /** Gives the people of the view in their order, when they are wanted. */
  readonly listed: () => readonly Friend[];
  readonly level: Level;
  /** What the file is called after. */
  readonly name: string;
}) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        className="flex min-h-9 w-full items-center gap-2.5 rounded-lg px-2 text-start text-soft hover:bg-raised"
      >
        <Icon name="share" />
        <span className="min-w-0 flex-1">{t('export.open')}</span>
        <Icon name="chevron-down" size={15} className={isOpen ? 'rotate-180' : ''} />
      </button>
      <div id={id} hidden={!isOpen} className="ps-9">
        {isOpen ? (
          <Suspense>
            <ExportActions listed={listed} level={level} name={name} />
          </Suspense>
        ) : null}
      </div>
    </div>
  );
}

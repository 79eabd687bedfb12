import { lazy, Suspense, useId } from 'react';
import { t } from '#i18n/translate.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { Popover } from '#ui/Popover.tsx';
import { still } from '#i18n/still.ts';

const ArrangementChoices = lazy(() => import('./ArrangementChoices.tsx'));

/** A button, and what it opens: density, groups and order. */
export const ArrangementControl = still(function ArrangementControl() {
  const id = useId();
  const label = t('density.open');
  return (
    <>
      <IconButton icon="unfold-vertical" label={label} popoverTarget={id} />
      <Popover id={id} label={label} className="w-fit">
        <Suspense>
          <ArrangementChoices />
        </Suspense>
      </Popover>
    </>
  );
});

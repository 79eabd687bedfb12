import { t } from '#i18n/translate.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { still } from '#i18n/still.ts';
import { pauseToggled, usePausedAt } from './connection-store.ts';

/** Stops asking, and starts again. */
export const PauseButton = still(function PauseButton({ onResume }: { readonly onResume: () => void }) {
  const paused = usePausedAt() !== undefined;
  return (
    <IconButton
      icon={paused ? 'play' : 'pause'}
      label={paused ? t('fresh.resume') : t('fresh.pause')}
      onClick={() => {
        pauseToggled(Date.now());
        if (paused) onResume();
      }}
    />
  );
});

import { t } from '#i18n/translate.ts';
import { Switch } from '#ui/Switch.tsx';
import { plainDotsSwitched, usePlainDots } from './dots-store.ts';

/** Draws states as plain dots, for whom the shapes are too much; the word stands beside them either way. */
export function PlainDotsSwitch() {
  return (
    <div className="-mx-2">
      <Switch label={t('settings.plainDots')} checked={usePlainDots()} onSwitch={plainDotsSwitched} />
    </div>
  );
}

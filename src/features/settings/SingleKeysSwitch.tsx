import { t } from '#i18n/translate.ts';
import { Switch } from '#ui/Switch.tsx';
import { singleKeysSwitched, useSingleKeys } from './shortcut-store.ts';

/** Switches shortcuts without Ctrl or ⌘ off, for whoever speaks to the browser or hits keys by accident. */
export function SingleKeysSwitch() {
  return (
    <div className="-mx-2">
      <Switch label={t('keys.singleKeys')} checked={useSingleKeys()} onSwitch={singleKeysSwitched} />
    </div>
  );
}

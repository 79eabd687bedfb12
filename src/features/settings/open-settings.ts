/** The id of the settings' popover. */
export const SETTINGS_ID = 'settings';

/** The settings were asked for by key: they open with the focus inside, and Escape gives it back. */
export function settingsOpened(): void {
  const settings = document.getElementById(SETTINGS_ID);
  settings?.showPopover();
  settings?.querySelector<HTMLElement>('input:checked, input, button')?.focus();
}

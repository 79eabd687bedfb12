import { lazy, Suspense, useEffect, useState } from 'react';
import { CommandPalette } from '#features/commands/CommandPalette.tsx';
import { searchWanted } from '#features/filters/focus-search.ts';
import { rosterChosen } from '#features/filters/view-choices.ts';
import { layoutChosen } from '#features/filters/view-store.ts';
import { settingsOpened } from '#features/settings/open-settings.ts';
import { useSingleKeys } from '#features/settings/shortcut-store.ts';
import { CopyNotice } from '#features/views/CopyNotice.tsx';
import { followSavedViews, useSavedViews, useViewsDialog } from '#features/views/views-store.ts';
import { layoutOf, type PageShortcut } from '#model/keymap.ts';
import { addressToSave } from '#model/saved-views.ts';
import { FRIENDS_ROSTER } from '#model/view.ts';
import type { PaletteSource } from './palette-commands.ts';
import { usePageKeys } from './use-page-keys.ts';

const ShortcutSheet = lazy(() => import('#features/commands/ShortcutSheet.tsx'));
const ViewsDialogs = lazy(() => import('#features/views/ViewsDialogs.tsx'));

/** What the palette finds things among; the sheet of shortcuts and the saved views are this component's own. */
type Props = Omit<PaletteSource, 'onSheet' | 'savedViews'>;

/** Keys that act anywhere, and what they open: the palette, the sheet of shortcuts, the dialogs of saved views. */
export function Commands(props: Props) {
  const source = { ...props, savedViews: useSavedViews() };
  const [open, setOpen] = useState<'palette' | 'sheet'>();
  const singleKeys = useSingleKeys();
  const viewsDialog = useViewsDialog();
  // Talks to other tabs of this browser.
  useEffect(() => followSavedViews(), []);
  usePageKeys(singleKeys, (id: PageShortcut) => {
    const layout = layoutOf(id);
    if (layout !== undefined) layoutChosen(layout);
    else if (id === 'palette' || id === 'sheet') setOpen(id);
    else if (id === 'search') searchWanted();
    else if (id === 'pause') source.onPause();
    else if (id === 'goTitles') layoutChosen('titles');
    else if (id === 'goSettings') settingsOpened();
    else if (id === 'goFriends') {
      rosterChosen(FRIENDS_ROSTER, source.rosters.friends);
      document.getElementById('people')?.focus();
    }
  });
  const close = (): void => setOpen(undefined);
  return (
    <>
      {open === 'palette' ? (
        <CommandPalette
          load={async () =>
            (await import('./palette-commands.ts')).paletteFinder({
              ...source,
              onSheet: () => setOpen('sheet'),
            })
          }
          onClose={close}
        />
      ) : null}
      <Suspense>
        {open === 'sheet' ? <ShortcutSheet singleKeys={singleKeys} onClose={close} /> : null}
        {viewsDialog === undefined ? null : <ViewsDialogs address={addressToSave(source.view)} />}
      </Suspense>
      <CopyNotice />
    </>
  );
}

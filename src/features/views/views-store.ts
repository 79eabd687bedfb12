import { create } from 'zustand';
import { readSavedViews, withName, withPlace, withSaved, type SavedView } from '#model/saved-views.ts';

/** What about saved views is open. */
type Dialog = 'save' | 'edit';

type Views = { readonly views: readonly SavedView[]; readonly dialog: Dialog | undefined };

const KEY = 'views';

function stored(): readonly SavedView[] {
  try {
    return readSavedViews(localStorage.getItem(KEY));
  } catch {
    return [];
  }
}

const useStore = create<Views>(() => ({ views: stored(), dialog: undefined }));

function keep(views: readonly SavedView[]): void {
  useStore.setState({ views });
  try {
    if (views.length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(views));
  } catch {
    // Storage may be blocked or full; then the views hold for this visit.
  }
}

/** The views that were saved in this browser. */
export function useSavedViews(): readonly SavedView[] {
  return useStore(({ views }) => views);
}

/** Which dialog about saved views is open. */
export function useViewsDialog(): Dialog | undefined {
  return useStore(({ dialog }) => dialog);
}

/** A name for the view on screen, or the list of saved views, was asked for. */
export function viewsDialogOpened(dialog: Dialog): void {
  useStore.setState({ dialog });
}

/** The dialog was closed. */
export function viewsDialogClosed(): void {
  useStore.setState({ dialog: undefined });
}

/** A view was given a name; one that had it is replaced. */
export function viewSaved(name: string, address: string): void {
  keep(withSaved(useStore.getState().views, name, address));
}

/** A view was given another name. */
export function viewRenamed(id: string, name: string): void {
  keep(withName(useStore.getState().views, id, name));
}

/** A view was put at another place, or brought back to the one it had; counted from 0. */
export function viewPlaced(view: SavedView, place: number): void {
  keep(withPlace(useStore.getState().views, view, place));
}

/** A view was deleted. */
export function viewDeleted(id: string): void {
  keep(useStore.getState().views.filter((view) => view.id !== id));
}

/**
 * Follows what other tabs of this browser save.
 * @returns how to stop
 */
export function followSavedViews(): () => void {
  const read = ({ key }: StorageEvent): void => {
    if (key === KEY || key === null) useStore.setState({ views: stored() });
  };
  window.addEventListener('storage', read);
  return () => window.removeEventListener('storage', read);
}

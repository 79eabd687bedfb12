import { create } from 'zustand';
import { bookChanged, peopleBook } from '#client/people-store.ts';
import { reversal } from '#model/book-reversal.ts';
import type { BookChange } from '#model/people-book.ts';

/** How people are to be added first. */
export type Adding = 'paste' | 'file' | 'pick';

/** The dialog that is open. */
export type PeopleDialog =
  | { readonly kind: 'roster'; readonly id: string | undefined; readonly adding: Adding }
  | { readonly kind: 'data' }
  | { readonly kind: 'forget' };

/** Something that was done and can be undone. */
type Undoable = { readonly words: string; readonly undo: BookChange };

type State = { readonly dialog: PeopleDialog | undefined; readonly undoable: Undoable | undefined };

const useStore = create<State>(() => ({ dialog: undefined, undoable: undefined }));

/** Which dialog is open. */
export function usePeopleDialog(): PeopleDialog | undefined {
  return useStore(({ dialog }) => dialog);
}

/** What was done last and can be undone. */
export function useUndoable(): Undoable | undefined {
  return useStore(({ undoable }) => undoable);
}

/** A roster is to be made, or, with its id, edited. */
export function rosterEditorOpened(id: string | undefined, adding: Adding = 'paste'): void {
  useStore.setState({ dialog: { kind: 'roster', id, adding } });
}

/** What this browser keeps is to be taken along, brought back or forgotten. */
export function dataOpened(): void {
  useStore.setState({ dialog: { kind: 'data' } });
}

/** Everything is to be forgotten: that is asked again first. */
export function forgettingAsked(): void {
  useStore.setState({ dialog: { kind: 'forget' } });
}

/** The dialog was closed. */
export function dialogClosed(): void {
  useStore.setState({ dialog: undefined });
}

/**
 * The book was changed in a way that can be undone. That is said once it is stored: whoever reads it may leave the
 * page at once.
 * @param words what was done
 */
export function changedUndoably(words: string, change: BookChange): void {
  const before = peopleBook();
  const undo = reversal(before, change(before));
  void bookChanged(change).then(() => useStore.setState({ undoable: { words, undo } }));
}

/** What was done last is to be undone. */
export function undoPressed(): void {
  const { undoable } = useStore.getState();
  useStore.setState({ undoable: undefined });
  if (undoable) void bookChanged(undoable.undo);
}

/** The offer to undo was put away. */
export function undoDismissed(): void {
  useStore.setState({ undoable: undefined });
}

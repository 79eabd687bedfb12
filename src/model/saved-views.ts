import { readAddress, writeAddress } from './view-address.ts';
import type { View } from './view.ts';

/** A view that somebody gave a name: everything of it is in its address. */
export type SavedView = { readonly id: string; readonly name: string; readonly address: string };

/** More than anybody names, and little enough to be kept. */
const MAX_VIEWS = 100;
const MAX_NAME = 60;

/** A name as it is kept: without needless space, and not too long for a line. */
function tidyName(name: string): string {
  return [...name.replace(/\s+/g, ' ').trim()].slice(0, MAX_NAME).join('');
}

/** The address of a view, without whose details are open. */
export function addressToSave(view: View): string {
  return writeAddress({ ...view, person: undefined });
}

/** The view that an address stands for; what is unknown in it is left out. */
export function viewAt(address: string): View {
  const at = address.indexOf('?');
  return readAddress(...splitAt(address, at < 0 ? address.length : at)).view;
}

function splitAt(text: string, at: number): [string, string] {
  return [text.slice(0, at), text.slice(at)];
}

function isSavedView(value: unknown): value is SavedView {
  if (typeof value !== 'object' || value === null) return false;
  const { id, name, address } = value as Record<string, unknown>;
  return (
    typeof id === 'string' &&
    typeof name === 'string' &&
    tidyName(name) !== '' &&
    typeof address === 'string' &&
    address.startsWith('/')
  );
}

/** Reads what a browser kept; what is spoilt costs itself alone. Addresses are put into their canonical form. */
export function readSavedViews(text: string | null): SavedView[] {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? '[]');
  } catch {
    return [];
  }
  if (!Array.isArray(kept)) return [];
  const ids = new Set<string>();
  return kept
    .filter(isSavedView)
    .filter(({ id }) => !ids.has(id) && ids.add(id))
    .slice(0, MAX_VIEWS)
    .map(({ id, name, address }) => ({ id, name: tidyName(name), address: addressToSave(viewAt(address)) }));
}

/** The view that has a name, whatever the case of its letters. */
export function viewNamed(views: readonly SavedView[], name: string): SavedView | undefined {
  const wanted = tidyName(name).toLocaleLowerCase();
  return views.find((view) => view.name.toLocaleLowerCase() === wanted);
}

/** Gives a view a name. A view that has the name already is replaced, and keeps its place. */
export function withSaved(views: readonly SavedView[], name: string, address: string): readonly SavedView[] {
  const tidy = tidyName(name);
  if (tidy === '') return views;
  const before = viewNamed(views, tidy);
  if (before) return views.map((view) => (view === before ? { ...view, name: tidy, address } : view));
  if (views.length >= MAX_VIEWS) return views;
  const id = String(views.reduce((highest, view) => Math.max(highest, Number(view.id) || 0), 0) + 1);
  return [...views, { id, name: tidy, address }];
}

/** Gives a view another name; an empty one changes nothing. */
export function withName(views: readonly SavedView[], id: string, name: string): readonly SavedView[] {
  const tidy = tidyName(name);
  return tidy === '' ? views : views.map((view) => (view.id === id ? { ...view, name: tidy } : view));
}

/** Puts a view at another place, counted from 0; beyond the ends is at the end. */
export function withPlace(
  views: readonly SavedView[],
  moved: SavedView,
  place: number,
): readonly SavedView[] {
  const others = views.filter(({ id }) => id !== moved.id);
  const at = Math.max(0, Math.min(place, others.length));
  return [...others.slice(0, at), moved, ...others.slice(at)];
}

import { lazy, type ComponentType } from 'react';

/** Files that were imported, by how. */
const files = new WeakMap<() => Promise<unknown>, unknown>();

/** Imports a file of components before one of them is wanted. @throws if it cannot be had */
export async function fetchPart<File>(load: () => Promise<File>): Promise<File> {
  const file = await load();
  files.set(load, file);
  return file;
}

/** A file as it was imported before; undefined if it was not. */
export function partAtHand<File>(load: () => Promise<File>): File | undefined {
  return files.get(load) as File | undefined;
}

/**
 * A component in a file of its own, like React's `lazy`; but where the file is there already it is drawn at once,
 * with nothing in its place before.
 * @param load imports the file
 * @param pick takes the component out of it
 */
export function part<File, Props>(load: () => Promise<File>, pick: (file: File) => ComponentType<Props>) {
  return lazy((): Promise<{ default: ComponentType<Props> }> => {
    const file = partAtHand(load);
    if (!file) return fetchPart(load).then((fetched) => ({ default: pick(fetched) }));
    // What resolves while it is asked needs no waiting: React draws it in the same pass.
    // oxlint-disable-next-line unicorn/no-thenable
    const atOnce = { then: (resolve: (value: unknown) => void) => resolve({ default: pick(file) }) };
    return atOnce as unknown as Promise<{ default: ComponentType<Props> }>;
  });
}

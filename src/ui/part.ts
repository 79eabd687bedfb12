import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

/** A file of the build that is imported after the page has begun to be drawn. */
type LateFile<File> = {
  /** Imports it, or gives what was imported. @throws if it cannot be had */
  readonly fetch: () => Promise<File>;
  /** What was imported; undefined before. */
  readonly atHand: () => File | undefined;
  /**
   * A component of it, like React's `lazy`; but where the file is there already it is drawn at once, with nothing
   * in its place before.
   * @param pick takes the component out of the file
   */
  readonly part: <Props>(
    pick: (file: File) => ComponentType<Props>,
  ) => LazyExoticComponent<ComponentType<Props>>;
};

/**
 * Makes the parts of a file come late.
 * @param load imports the file
 */
export function lateFile<File>(load: () => Promise<File>): LateFile<File> {
  let file: File | undefined;
  const fetch = async (): Promise<File> => (file ??= await load());
  return {
    fetch,
    atHand: () => file,
    part: <Props>(pick: (from: File) => ComponentType<Props>) =>
      lazy((): Promise<{ default: ComponentType<Props> }> => {
        if (!file) return fetch().then((fetched) => ({ default: pick(fetched) }));
        const component = pick(file);
        // What resolves while it is asked needs no waiting: React draws it in the same pass.
        // oxlint-disable-next-line unicorn/no-thenable
        const atOnce = { then: (resolve: (value: unknown) => void) => resolve({ default: component }) };
        return atOnce as unknown as Promise<{ default: ComponentType<Props> }>;
      }),
  };
}

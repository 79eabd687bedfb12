import { create } from 'zustand';

type Shell = {
  /** Puts a newer build of the page in use; undefined while there is none. */
  readonly loadUpdate: (() => void) | undefined;
  /** Whether the browser refused to keep the last picture. */
  readonly notKept: boolean;
};

const useStore = create<Shell>(() => ({ loadUpdate: undefined, notKept: false }));

/** Puts a newer build of the page in use; undefined while there is none. */
export function useUpdate(): (() => void) | undefined {
  return useStore(({ loadUpdate }) => loadUpdate);
}

/** Whether the browser refused to keep the last picture. */
export function useNotKept(): boolean {
  return useStore(({ notKept }) => notKept);
}

/** A newer build of the page lies ready. */
export function updateReady(loadUpdate: () => void): void {
  useStore.setState({ loadUpdate });
}

/** The browser refused to keep the last picture. */
export function keepingRefused(): void {
  useStore.setState({ notKept: true });
}

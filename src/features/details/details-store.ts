import { create } from 'zustand';

const useStore = create<{ readonly xuid: string | undefined }>(() => ({ xuid: undefined }));

/** Whose details are open. */
export function useOpenedXuid(): string | undefined {
  return useStore(({ xuid }) => xuid);
}

/** Somebody's details were asked for; asking again closes them. */
export function friendOpened(xuid: string): void {
  useStore.setState((before) => ({ xuid: before.xuid === xuid ? undefined : xuid }));
}

/** The details were closed. */
export function detailsClosed(): void {
  useStore.setState({ xuid: undefined });
}

/** The classes of calls that a presence service counts, and limits, apart (contract §4). */
export const CALL_CLASSES = ['read', 'write', 'profile'] as const;
export type CallClass = (typeof CALL_CLASSES)[number];

/** So many calls pass in a window that begins with the first call counted in it (contract §9). */
export type CallWindow = { readonly limit: number; readonly seconds: number };

/** Calls of one person and title that pass in the short and in the long window, side by side (contract §4). */
export const CALL_LIMITS: Readonly<Record<CallClass, readonly [short: CallWindow, long: CallWindow]>> = {
  read: [
    { limit: 30, seconds: 15 },
    { limit: 100, seconds: 300 },
  ],
  write: [
    { limit: 3, seconds: 15 },
    { limit: 30, seconds: 300 },
  ],
  profile: [
    { limit: 10, seconds: 15 },
    { limit: 30, seconds: 300 },
  ],
};

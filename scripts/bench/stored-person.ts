import { formatTimestamp } from '#contract/timestamp.ts';
import type { StoredPerson } from '#service/store/presence-store.ts';

/** Somebody as most are who were written: a game on a console, with rich presence, and seen elsewhere before. */
export function storedPerson(index: number, now: number): StoredPerson {
  return {
    devices: [
      {
        id: `console-${index}`,
        type: 'Scarlett',
        titles: [
          {
            id: '123456789',
            placement: 'Full',
            state: 'Active',
            activity: { richPresence: `Team battle on the harbour, ${index % 100} to ${index % 7}` },
            sandbox: 'RETAIL',
            lastModified: formatTimestamp(now - (index % 300_000)),
            expiresAt: now + 86_400_000,
          },
        ],
      },
    ],
    lastSeen: [
      {
        sandbox: 'RETAIL',
        deviceType: 'iOS',
        titleId: '1828326430',
        timestamp: formatTimestamp(now - 3_600_000 - index),
      },
    ],
    playerData: new Map(),
  };
}

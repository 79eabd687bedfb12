import { describePresenceStore } from '#testing/presence-store-suite.ts';
import { createMemoryStore } from './memory.ts';
import type { PresenceStore } from './presence-store.ts';

describePresenceStore('memory', async () => {
  let memory = createMemoryStore();
  const store: PresenceStore = {
    read: (xuids) => memory.read(xuids),
    update: (xuid, change) => memory.update(xuid, change),
  };
  return {
    store,
    other: store,
    clear: () => {
      memory = createMemoryStore();
    },
    close: () => undefined,
  };
});

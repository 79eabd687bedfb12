import type { Query, QueryClient } from '@tanstack/react-query';
import type { Kept } from '#client/last-picture.ts';
import type { Picture } from '#client/picture.ts';
import type { Gamertags } from '#client/profile.ts';
import type { HeardStatus } from '#client/status.ts';
import { keepingRefused } from '#features/connection/shell-store.ts';

/** The first picture is kept so soon, the next so long after the one before, in milliseconds. */
const FIRST = 5000;
const PAUSE = 60_000;

/** Keeping many people takes longer, so it is done more rarely: the pause counts for each so many. */
const PEOPLE_PER_PAUSE = 2000;

/** More people than this are not kept. */
const MOST_PEOPLE = 12_000;

function isPicture({ queryKey, state }: Query): boolean {
  return queryKey[0] === 'presence' && state.data !== undefined;
}

type Shown = { readonly entries: readonly Kept[]; readonly names: ReadonlyMap<string, string> };

/** Everything on screen that is worth keeping; a filtered answer only repeats what the picture has. */
function shown(client: QueryClient): Shown {
  const entries: Kept[] = [];
  const names = new Map<string, string>();
  let people = 0;
  for (const query of client.getQueryCache().getAll()) {
    const { queryKey: key, queryHash: id, state } = query;
    if (key[0] === 'gamertags') {
      for (const [xuid, name] of (state.data as Gamertags | undefined) ?? []) names.set(xuid, name);
    } else if (key[0] === 'status' && state.data !== undefined) {
      entries.push({ id, kind: 'status', key, data: state.data, clock: state.dataUpdatedAt });
    } else if (isPicture(query) && query.isActive()) {
      const data = state.data as Picture;
      people += data.records.size;
      if (people <= MOST_PEOPLE) entries.push({ id, kind: 'picture', key, data, clock: data.clock });
    }
  }
  return { entries, names };
}

/** What the gateway said in an earlier visit: until when it waited is of that visit's clock. */
function saidBefore(status: HeardStatus): HeardStatus {
  return { ...status, waitsUntil: undefined };
}

/** A picture of an earlier visit: its age goes on counting by this page's clock; nobody has "just left" in it. */
function ofEarlierVisit(picture: Picture): Picture {
  const age = Math.max(0, Date.now() - picture.clock);
  return { ...picture, leaving: new Map(), at: performance.now() - age };
}

async function restore(client: QueryClient): Promise<void> {
  const { kept } = await import('#client/last-picture.ts');
  for (const { kind, key, data, clock } of await kept()) {
    // Names are read by who asks for them in vain.
    if (kind === 'names' || client.getQueryData(key) !== undefined) continue;
    const value = kind === 'picture' ? ofEarlierVisit(data as Picture) : saidBefore(data as HeardStatus);
    client.setQueryData(key, value, { updatedAt: clock });
  }
  // What has failed is told over the picture, so it is asked for once more.
  await client.refetchQueries({ queryKey: ['presence'], type: 'active' }, { cancelRefetch: false });
}

/**
 * Keeps what is shown in the browser's database while the page is seen, and takes it from there when the first
 * question of a visit fails.
 */
export function keepLastPicture(client: QueryClient): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = FIRST;
  let restored = false;
  const write = async (): Promise<void> => {
    timer = undefined;
    if (document.hidden) return;
    const { entries, names } = shown(client);
    const people = entries.reduce(
      (sum, { data }) => sum + ((data as Partial<Picture>).records?.size ?? 0),
      0,
    );
    pause = PAUSE * Math.max(1, Math.ceil(people / PEOPLE_PER_PAUSE));
    try {
      const { keep } = await import('#client/last-picture.ts');
      await keep(entries, names);
    } catch {
      keepingRefused();
    }
  };
  const answered = (): void => {
    restored = true;
    timer ??= setTimeout(() => void write(), pause);
  };
  const failed = ({ state }: Query): void => {
    if (restored || state.data !== undefined) return;
    restored = true;
    void restore(client);
  };
  const cache = client.getQueryCache();
  cache.subscribe((event) => {
    if (event.type !== 'updated' || event.query.queryKey[0] !== 'presence') return;
    if (event.action.type === 'success' && event.action.manual !== true) answered();
    else if (event.action.type === 'error') failed(event.query);
  });
  // What came before this did.
  for (const query of cache.findAll({ queryKey: ['presence'] })) {
    if (query.state.data !== undefined) answered();
    else if (query.state.error !== null) failed(query);
  }
}

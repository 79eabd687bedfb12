import { create } from 'zustand';
import { ApiError } from '#client/http.ts';
import { writeTitle, type WrittenTitle } from '#client/publishing.ts';
import type { TitleRequest } from '#contract/title-request.ts';

/** A title that this page wrote. */
export type Publication = {
  readonly written: WrittenTitle;
  /** Written as a whole each time, so that a title that ended meanwhile comes back whole. */
  readonly body: TitleRequest;
  /** When it is written again, UTC milliseconds; undefined while it is not kept alive. */
  readonly nextAt: number | undefined;
  /** Why it could not be written again the last time. */
  readonly error: unknown;
};

/** When the service does not say how soon it wants to be told again, in seconds (contract §3.6). */
const USUAL_HEARTBEAT = 300;

/** A write that failed is tried again after so many seconds, unless the service asks for more. */
const RETRY = 15;

const STORED = 'published-titles';

/** Two publications are one where person, device and title are the same. */
function keyOf({ xuid, deviceType, deviceId, titleId }: WrittenTitle): string {
  return [xuid, deviceType, deviceId, titleId].join(' ');
}

/** After a reload the titles can still be ended, and kept alive again; nobody has written them meanwhile. */
function stored(): ReadonlyMap<string, Publication> {
  try {
    const kept = JSON.parse(sessionStorage.getItem(STORED) ?? '[]') as Pick<
      Publication,
      'written' | 'body'
    >[];
    return new Map(
      kept.map(({ written, body }) => [
        keyOf(written),
        { written, body, nextAt: undefined, error: undefined },
      ]),
    );
  } catch {
    return new Map();
  }
}

const useStore = create<{ readonly publications: ReadonlyMap<string, Publication> }>(() => ({
  publications: stored(),
}));

/** The titles that this page wrote and nobody ended here, the newest last. */
export function usePublications(): ReadonlyMap<string, Publication> {
  return useStore(({ publications }) => publications);
}

const timers = new Map<string, ReturnType<typeof setTimeout>>();

function put(publication: Publication | undefined, key: string): void {
  const publications = new Map(useStore.getState().publications);
  if (publication) publications.set(key, publication);
  else publications.delete(key);
  useStore.setState({ publications });
  try {
    const kept = [...publications.values()].map(({ written, body }) => ({ written, body }));
    sessionStorage.setItem(STORED, JSON.stringify(kept));
  } catch {
    // Storage may be blocked; then a reload forgets them, and they expire.
  }
}

function beatAfter(seconds: number, publication: Omit<Publication, 'nextAt'>): void {
  const key = keyOf(publication.written);
  clearTimeout(timers.get(key));
  timers.set(
    key,
    setTimeout(() => void beat(key), seconds * 1000),
  );
  put({ ...publication, nextAt: Date.now() + seconds * 1000 }, key);
}

async function beat(key: string): Promise<void> {
  const before = useStore.getState().publications.get(key);
  if (!before) return;
  const { written, body } = before;
  let wait: number;
  let error: unknown;
  try {
    wait = (await writeTitle(written, body)) ?? USUAL_HEARTBEAT;
  } catch (failure) {
    error = failure;
    wait = Math.max(RETRY, failure instanceof ApiError ? (failure.retryAfter ?? 0) : 0);
  }
  // It may have been ended, let go or written anew while this was under way.
  if (useStore.getState().publications.get(key) === before) beatAfter(wait, { written, body, error });
}

/**
 * A title was written; from now on it is kept alive while the page is open.
 * @param heartbeat seconds until the service wants to be told again, as it said
 */
export function titlePublished(
  written: WrittenTitle,
  body: TitleRequest,
  heartbeat: number | undefined,
): void {
  put(undefined, keyOf(written));
  beatAfter(heartbeat ?? USUAL_HEARTBEAT, { written, body, error: undefined });
}

/** A title is to be let go: it is not written again and expires. */
export function titleLetGo(publication: Publication): void {
  const key = keyOf(publication.written);
  clearTimeout(timers.get(key));
  put({ ...publication, nextAt: undefined, error: undefined }, key);
}

/** A title that was let go is to be kept alive again: it is written now. */
export function titleKept(publication: Publication): void {
  beatAfter(0, { ...publication, error: undefined });
}

/** A title was ended here. */
export function titleEnded(written: WrittenTitle): void {
  const key = keyOf(written);
  clearTimeout(timers.get(key));
  put(undefined, key);
}

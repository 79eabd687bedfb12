import { userPath } from '#contract/paths.ts';
import { readPresenceRecord } from '#contract/record.ts';
import { DEFAULT_LANGUAGES } from './accept-language.ts';
import type { Upstream } from './upstream.ts';

export type Viewer = {
  /** Null until somebody could tell. */
  xuid(): string | null;
  /** Asks the upstream who the viewer is unless that is known; gives up quietly, at most once per interval. */
  learn(): Promise<void>;
  /**
   * Called before one's own record is asked for; who it names is told to what comes back. That says nothing any
   * more once somebody else has signed in.
   */
  awaited(): (xuid: string) => void;
  /** Somebody else has signed in: who that is has to be learnt. */
  forget(): void;
};

type Options = {
  /** Given where the embedded service's configuration says who it is. */
  readonly known: string | null;
  readonly upstream: Upstream;
  /** ms */
  readonly clock: () => number;
  readonly intervalMs: number;
};

/** Knows whose dashboard this is: told at the start, else whoever `GET /users/me` says. */
export function createViewer({ known, upstream, clock, intervalMs }: Options): Viewer {
  let xuid = known;
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | undefined;
  /** Rises when somebody else has signed in: an answer may still be on its way to who was there before. */
  let generation = 0;

  function awaited(): (who: string) => void {
    const began = generation;
    return (who) => {
      if (began === generation) xuid ??= who;
    };
  }

  async function ask(): Promise<void> {
    const [began, told] = [generation, awaited()];
    try {
      const path = userPath('me', 'user');
      const purpose = { use: 'read' } as const;
      const call = { class: 'read', method: 'GET', path, languages: DEFAULT_LANGUAGES, purpose } as const;
      const record = await upstream.read(call, (value) => readPresenceRecord(value));
      if (record) told(record.xuid);
    } catch {
      // The condition of the upstream tells what went wrong; the viewer stays unknown.
    } finally {
      if (began === generation) asking = undefined;
    }
  }

  async function tryToLearn(): Promise<void> {
    if (xuid !== null) return;
    if (!asking && clock() - askedAt >= intervalMs) {
      askedAt = clock();
      asking = ask();
    }
    await asking;
  }

  return {
    xuid: () => xuid,
    awaited,
    forget: () => {
      generation += 1;
      asking = undefined;
      xuid = known;
      askedAt = Number.NEGATIVE_INFINITY;
    },
    learn: async () => {
      await tryToLearn();
      // Once more where that very question showed that somebody else has signed in; else it has just been asked.
      await tryToLearn();
    },
  };
}

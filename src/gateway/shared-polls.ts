import { Refusal } from './answer.ts';

/** Something that was told, with its age. */
export type SharedText = {
  readonly json: string;
  /** ms */
  readonly ageMs: number;
};

/** What several gateways of one viewer know together. Every call may reject: then each is on its own. */
export type SharedPolls = {
  /** The last good answer of a question, whoever asked it. */
  read(key: string): Promise<SharedText | undefined>;
  keep(key: string, json: string, ageMs: number): Promise<void>;
  /** What is known of people, by XUID; an empty text where the upstream said nothing of somebody. */
  readPeople(pool: string, xuids: readonly string[]): Promise<ReadonlyMap<string, SharedText>>;
  keepPeople(pool: string, people: ReadonlyMap<string, string>, ageMs: number): Promise<void>;
  /** These people are watched here; who else is, by anybody, within so many ms. */
  watch(pool: string, xuids: readonly string[], withinMs: number): Promise<readonly string[]>;
  /** Why a question could not be answered a moment ago. */
  readFailure(key: string): Promise<{ readonly status: number; readonly sentence: string } | undefined>;
  keepFailure(key: string, status: number, sentence: string): Promise<void>;
  /**
   * The right to ask a question, for one at a time. It is held until it is given back; of a holder that dies it
   * is taken within a second.
   */
  lease(key: string): Promise<{ release(): Promise<void> } | undefined>;
};

/**
 * Opens what is known for the account whose token is in place now. What is asked afterwards goes by the same name,
 * and nothing is kept any more once another token has come: whose answer that would be nobody could say.
 * @throws where there is no token, or nothing can be shared
 */
export type OpenSharedPolls = () => Promise<SharedPolls>;

/** How often one who waits looks whether the holder of the lease is done, ms. */
const LOOK_MS = 40;

/** Longer than any question takes, with its retry. */
const PATIENCE_MS = 15_000;

async function quietly<T>(task: () => Promise<T>): Promise<T | undefined> {
  try {
    return await task();
  } catch {
    // The store is away, which it says itself: then this gateway is on its own.
    return undefined;
  }
}

const pause = (ms: number) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

export type Together<T> = {
  readonly key: string;
  /** What another gateway has learnt lately enough; undefined for nothing. */
  readonly known: () => Promise<T | undefined>;
  /** Asks upstream, and keeps for the others what comes. */
  readonly ask: () => Promise<T>;
};

/**
 * Answers a question once for several gateways: one asks, the others wait for what it hears. If it dies, the
 * next takes over; without the store each asks for itself.
 * @throws Refusal as the upstream failed, here or there
 */
export async function askTogether<T>(store: SharedPolls, { key, known, ask }: Together<T>): Promise<T> {
  const givesUpAt = performance.now() + PATIENCE_MS;
  let isFirst = true;
  while (performance.now() < givesUpAt) {
    let lease: Awaited<ReturnType<SharedPolls['lease']>>;
    try {
      const found = await known();
      if (found !== undefined) return found;
      // Only who has waited was there when it failed; who comes later tries anew.
      const failure = isFirst ? undefined : await store.readFailure(key);
      if (failure) throw new Refusal(failure.status, failure.sentence);
      lease = await store.lease(key);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      return ask();
    }
    isFirst = false;
    if (!lease) {
      await pause(LOOK_MS * (0.5 + Math.random()));
      continue;
    }
    try {
      // Its last holder may have been done between the look and the lease.
      return (await quietly(known)) ?? (await ask());
    } catch (error) {
      if (error instanceof Refusal) await quietly(() => store.keepFailure(key, error.status, error.message));
      throw error;
    } finally {
      await quietly(() => lease.release());
    }
  }
  throw new Refusal(504, 'The presence service did not answer in time.');
}

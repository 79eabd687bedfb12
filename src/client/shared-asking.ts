import { ApiError, type Answered, type FailureCode } from './http.ts';

/*
 * Several tabs of one browser ask once between them. One tab leads: it asks, and tells what it heard to all.
 * The others ask it. If it does not take a question at once, they ask by themselves and tell what they heard;
 * if it is closed, the browser gives the lead to the next.
 */

/** A question as it goes over the wire; two that are equal have one answer. */
export type SharedQuestion = {
  /** Of whatever goes over the wire: equal questions have equal names in every tab, others do not. */
  readonly name: string;
  readonly path: string;
  readonly languages: string;
  readonly body?: unknown;
};

/** A failure in a form that can be told to another tab. */
type Failure = Pick<ApiError, 'status' | 'message' | 'retryAfter' | 'misses' | 'jitter'> & {
  readonly code: FailureCode;
};

/** How a question ended. */
export type Outcome = { readonly text: string } | { readonly failure: Failure };

/** What a good answer said, and when it was known at the gateway, by both clocks. */
type Said = { readonly text: string; readonly at: number; readonly wall: number };

type Remembered = Heard & {
  /** An answer may have been old already when it was heard, and is none the less the newest there is. */
  readonly heardAt: number;
  /** The last good answer, also after a failure. */
  readonly good: Answered | undefined;
  /** The same of whichever tab asked for it, as it was first heard. */
  readonly said: Said | undefined;
};

/** What tabs tell each other. */
export type TabMessage =
  | { readonly say: 'ask'; readonly question: SharedQuestion; readonly maxAge: number }
  | { readonly say: 'taken'; readonly key: string }
  | { readonly say: 'outcome'; readonly key: string; readonly outcome: Outcome; readonly age: number }
  | { readonly say: 'leading' };

/** An outcome and when it was known at the gateway, in milliseconds of this tab's clock. */
export type Heard = { readonly outcome: Outcome; readonly at: number };

export type SharedAskingOptions = {
  /** Asks the gateway. @param before the last good answer @throws {ApiError} */
  readonly ask: (question: SharedQuestion, before: Answered | undefined) => Promise<Answered>;
  /** Tells the other tabs. */
  readonly tell: (message: TabMessage) => void;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  /** Milliseconds of the clock on the wall, which goes on while the machine sleeps; left out: the other one. */
  readonly wall?: () => number;
  /** Calls back after so many milliseconds; returns what calls it off. */
  readonly after: (ms: number, call: () => void) => () => void;
  /** Told of an outcome that another tab brought. */
  readonly heard: (key: string) => void;
};

export type SharedAsking = {
  /**
   * The outcome of a question, by whichever tab asks it.
   * @param maxAge milliseconds: an answer that is no older will do
   */
  get(question: SharedQuestion, maxAge: number): Promise<Heard>;
  /** A message came from another tab. */
  received(message: TabMessage): void;
  /** The lead is this tab's, from now to its end. */
  leads(): void;
};

/** A tab that leads takes a question within this time, in milliseconds, or it is past taking any. */
export const TAKEN_WITHIN = 1000;

/** What a leading tab has taken it has answered within this time, in milliseconds: longer than a request lasts. */
export const ANSWERED_WITHIN = 25_000;

/** A failure stands for what is asked within this time; whoever asks later tries anew. */
const FAILURE_STANDS = 1000;

/**
 * An outcome is remembered for so long after it was heard, in milliseconds: whatever is still asked is asked again
 * sooner, by a hidden tab every ten minutes at least. A tab asks one question for each thousand people, and as many
 * again for a filter.
 */
const REMEMBERED_FOR = 11 * 60_000;

/** And so many at most. */
const REMEMBERED = 256;

/**
 * An answer heard once more seems to be younger or older by less than this, in milliseconds: `Age` comes in whole
 * seconds, and not every way takes as long. Two questions to the service are further apart.
 */
const HEARD_AGAIN = 2000;

/** Whether two answers are one, which the gateway had kept. */
function isOne(a: Said, b: Said): boolean {
  const apart = Math.max(Math.abs(a.at - b.at), Math.abs(a.wall - b.wall));
  return apart < HEARD_AGAIN && a.text === b.text;
}

/** The error that a failure tells of. */
export function errorOf(
  { code, status, message, retryAfter, misses, jitter }: Failure,
  at: number,
): ApiError {
  return Object.assign(new ApiError(code, status, message, retryAfter), { misses, jitter, at });
}

/** Makes this tab's part in asking together. */
export function createSharedAsking({
  ask,
  tell,
  now,
  wall = now,
  after,
  heard,
}: SharedAskingOptions): SharedAsking {
  const memory = new Map<string, Remembered>();
  const underWay = new Map<string, Promise<Heard>>();
  const waiting = new Map<string, Waiting>();
  let leading = false;
  // Once another tab was heard of, every answer is told: copying one for nobody costs as much as reading it.
  let hasOthers = false;

  function remember(key: string, outcome: Outcome, age: number, good = memory.get(key)?.good): Heard {
    const heardAt = now();
    let at = heardAt - age;
    let said = memory.get(key)?.said;
    if ('text' in outcome) {
      const anew = { text: outcome.text, at, wall: wall() - age };
      if (!said || !isOne(said, anew)) said = anew;
      ({ at } = said);
    }
    const entry = { outcome, at, heardAt, good, said };
    memory.delete(key);
    memory.set(key, entry);
    // Those heard longest ago stand first.
    for (const [other, { heardAt: last }] of memory) {
      if (memory.size <= REMEMBERED && heardAt - last <= REMEMBERED_FOR) break;
      memory.delete(other);
    }
    return entry;
  }

  function remembered(key: string, maxAge: number): Heard | undefined {
    const entry = memory.get(key);
    if (!entry) return undefined;
    const stands = 'failure' in entry.outcome ? Math.min(maxAge, FAILURE_STANDS) : maxAge;
    return now() - entry.heardAt <= stands ? entry : undefined;
  }

  async function outcomeOf(question: SharedQuestion, key: string): Promise<Heard> {
    try {
      const good = await ask(question, memory.get(key)?.good);
      return remember(key, { text: good.text }, good.age, good);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const { code, status, message, retryAfter, jitter } = error;
      const before = memory.get(key)?.outcome;
      const misses = before && 'failure' in before ? before.failure.misses + 1 : 1;
      return remember(key, { failure: { code, status, message, retryAfter, jitter, misses } }, 0);
    }
  }

  /** Asks the gateway, one at a time, and tells every tab. */
  function askHere(question: SharedQuestion, key: string): Promise<Heard> {
    const asked = underWay.get(key);
    if (asked) return asked;
    const asking = outcomeOf(question, key)
      .then((entry) => {
        if (hasOthers) tell({ say: 'outcome', key, outcome: entry.outcome, age: now() - entry.at });
        return entry;
      })
      .finally(() => underWay.delete(key));
    underWay.set(key, asking);
    return asking;
  }

  function settle(key: string, entry: Heard | Promise<Heard>): void {
    const who = waiting.get(key);
    waiting.delete(key);
    who?.giveUp();
    who?.resolve(entry);
  }

  /** Waits so long for another tab, then asks here. */
  function waitFor(who: Waiting, key: string, ms: number): void {
    who.giveUp();
    who.giveUp = after(ms, () => settle(key, askHere(who.question, key)));
  }

  function askLeader(who: Waiting, key: string): void {
    waitFor(who, key, TAKEN_WITHIN);
    tell({ say: 'ask', question: who.question, maxAge: who.maxAge });
  }

  return {
    get: (question, maxAge) => {
      const { name: key } = question;
      const known = remembered(key, maxAge);
      if (known) return Promise.resolve(known);
      if (leading) return askHere(question, key);
      const before = waiting.get(key);
      if (before) return before.promise;
      let resolve: Waiting['resolve'] = () => undefined;
      const promise = new Promise<Heard>((settled) => {
        resolve = settled;
      });
      const who: Waiting = { question, maxAge, promise, resolve, giveUp: () => undefined };
      waiting.set(key, who);
      askLeader(who, key);
      return promise;
    },
    received: (message) => {
      hasOthers = true;
      if (message.say === 'leading') {
        for (const [key, who] of waiting) askLeader(who, key);
      } else if (message.say === 'taken') {
        const who = waiting.get(message.key);
        if (who) waitFor(who, message.key, ANSWERED_WITHIN);
      } else if (message.say === 'outcome') {
        const entry = remember(message.key, message.outcome, message.age);
        if (waiting.has(message.key)) settle(message.key, entry);
        else heard(message.key);
      } else if (leading) {
        const { name: key } = message.question;
        const known = remembered(key, message.maxAge);
        if (known) tell({ say: 'outcome', key, outcome: known.outcome, age: now() - known.at });
        else {
          tell({ say: 'taken', key });
          void askHere(message.question, key);
        }
      }
    },
    leads: () => {
      leading = true;
      tell({ say: 'leading' });
      for (const [key, { question }] of waiting) settle(key, askHere(question, key));
    },
  };
}

type Waiting = {
  readonly question: SharedQuestion;
  readonly maxAge: number;
  readonly promise: Promise<Heard>;
  readonly resolve: (entry: Heard | Promise<Heard>) => void;
  /** Calls off what happens when nobody answers. */
  giveUp: () => void;
};

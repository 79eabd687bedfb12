import { Refusal } from './answer.ts';
import { createSharedAnswer, type Pack, type SharedAnswer } from './shared-answer.ts';

/** What a question brought: JSON, and when it went out, in ms. */
export type Told = { readonly json: string; readonly at: number };

/** An answer that is kept for all who ask the same. */
export type Kept = { readonly answer: SharedAnswer; readonly at: number };

/** A question that dashboards ask: equal keys are one question. */
export type Poll = {
  readonly key: string;
  /** Whether its calls are counted elsewhere, since it shares them with others. */
  readonly isPooled?: boolean;
  /** What several questions are about, each in its own language: a change in one makes older answers to the others old. */
  readonly subject?: string;
  /** Asks upstream, or whoever knows already. @throws Refusal */
  ask(): Promise<Told>;
};

export type Polls = {
  /**
   * The answer of a question: the one that is kept while it is fresh, else a new one, which all who ask
   * meanwhile share.
   * @throws Refusal as the upstream failed
   */
  get(poll: Poll): Promise<Kept>;
  /** The kept answer of a question if it is still fresh: what nearly everybody gets, without waiting. */
  fresh(key: string): Kept | undefined;
  /** The last good answer, however old. */
  last(key: string): Kept | undefined;
  /** What is kept holds no longer, since the viewer wrote. */
  outdate(): void;
  /** Nothing is kept any longer, since somebody else has signed in. */
  forget(): void;
  /** Questions with calls of their own that somebody has asked lately. */
  active(): number;
};

/** Things made between two writes of the viewer belong to one generation; older ones are not fresh. */
type Generation = { readonly generation: number };

type Entry = {
  readonly isPooled: boolean;
  readonly subject: string | undefined;
  kept: (Kept & Generation) | undefined;
  running: ({ readonly answer: Promise<Kept> } & Generation) | undefined;
  failure: ({ readonly error: unknown; readonly until: number } & Generation) | undefined;
  /** In a row. */
  failures: number;
  askedAt: number;
};

export type PollsOptions = {
  /** ms */
  readonly clock: () => number;
  /** How long an answer is fresh, in ms; may change from one moment to the next. */
  readonly intervalMs: () => number;
  /** The interval as configured, by which dashboards poll at least now and then. */
  readonly baseMs: number;
  readonly pack?: Pack | undefined;
};

/** More questions than dashboards ask; those that nobody has asked for longest go. */
const MOST_QUESTIONS = 256;
const MOST_BYTES = 64 * 1024 * 1024;

/** Somebody who has not asked for so many intervals has gone. */
const ACTIVE_INTERVALS = 3;

/** Answers to questions asked within this time tell of the same moment, ms. */
const TOGETHER_MS = 1000;

/** An answer older than its interval by no more than this will do while the next is fetched. */
const FETCHING_MS = 1000;

/** After a failure a question is left alone for this long, then twice as long, up to the interval. */
const FIRST_HOLD_MS = 500;

function mayHold(error: unknown): boolean {
  // What is held back already, with the seconds that remain, needs no second gate.
  return !(error instanceof Refusal) || (error.status !== 429 && error.status !== 401);
}

/** Keeps one answer for each question, however many ask it. */
export function createPolls({ clock, intervalMs, baseMs, pack }: PollsOptions): Polls {
  const entries = new Map<string, Entry>();
  let generation = 0;

  const isFresh = ({ kept }: Entry): boolean => {
    if (kept?.generation !== generation) return false;
    const age = clock() - kept.at;
    return age >= 0 && age < intervalMs();
  };

  /**
   * The answer whose time has only just run out, for those who come while one of them fetches the next: only
   * that one waits.
   */
  const justOver = ({ kept }: Entry): Kept | undefined => {
    if (kept?.generation !== generation) return undefined;
    const age = clock() - kept.at;
    return age >= 0 && age < intervalMs() + Math.min(FETCHING_MS, intervalMs()) ? kept : undefined;
  };

  /** The one asked last comes last, so the first is the one to let go of. */
  function touched({ key, subject, isPooled = false }: Poll): Entry {
    const entry: Entry = entries.get(key) ?? {
      isPooled,
      subject,
      kept: undefined,
      running: undefined,
      failure: undefined,
      failures: 0,
      askedAt: 0,
    };
    entry.askedAt = clock();
    entries.delete(key);
    entries.set(key, entry);
    return entry;
  }

  function letGo(): void {
    let bytes = 0;
    for (const { kept } of entries.values()) bytes += kept?.answer.bytes.byteLength ?? 0;
    for (const [key, entry] of entries) {
      if (entries.size <= MOST_QUESTIONS && bytes <= MOST_BYTES) return;
      if (entry.running) continue;
      bytes -= entry.kept?.answer.bytes.byteLength ?? 0;
      entries.delete(key);
    }
  }

  /** Whoever sees the change asks at once how it reads elsewhere, and must not hear how it read before. */
  function tellOthers(entry: Entry, before: Kept | undefined, { answer, at }: Kept): void {
    if (entry.subject === undefined || !before || before.answer.tag === answer.tag) return;
    for (const other of entries.values()) {
      if (other === entry || other.subject !== entry.subject || !other.kept) continue;
      if (other.kept.at < at - TOGETHER_MS) other.kept = { ...other.kept, generation: -1 };
    }
  }

  async function run(entry: Entry, poll: Poll, began: number): Promise<Kept> {
    try {
      const { json, at } = await poll.ask();
      const answer = await createSharedAnswer(json, pack);
      // Whoever wanted the last one packed wants this one so, and need not wait for it.
      await Promise.allSettled((entry.kept?.answer.codings() ?? []).map((coding) => answer.packed(coding)));
      const kept = { answer, at, generation: began };
      tellOthers(entry, entry.kept, kept);
      if (!entry.kept || entry.kept.generation <= began) entry.kept = kept;
      entry.failure = undefined;
      entry.failures = 0;
      return kept;
    } catch (error) {
      entry.failures += 1;
      const hold = Math.min(intervalMs(), FIRST_HOLD_MS * 2 ** (entry.failures - 1));
      if (mayHold(error)) entry.failure = { error, until: clock() + hold, generation: began };
      throw error;
    } finally {
      if (entry.running?.generation === began) entry.running = undefined;
      letGo();
    }
  }

  return {
    get: async (poll) => {
      const entry = touched(poll);
      if (entry.kept && isFresh(entry)) return entry.kept;
      const { running, failure } = entry;
      if (running?.generation === generation) return justOver(entry) ?? running.answer;
      if (failure?.generation === generation && clock() < failure.until) throw failure.error;
      const answer = run(entry, poll, generation);
      entry.running = { answer, generation };
      return answer;
    },
    fresh: (key) => {
      const entry = entries.get(key);
      if (!entry) return undefined;
      const isFetched = entry.running?.generation === generation;
      const kept = isFresh(entry) ? entry.kept : isFetched ? justOver(entry) : undefined;
      if (kept) entry.askedAt = clock();
      return kept;
    },
    last: (key) => entries.get(key)?.kept,
    outdate: () => {
      generation += 1;
    },
    forget: () => {
      generation += 1;
      entries.clear();
    },
    active: () => {
      const since = clock() - ACTIVE_INTERVALS * baseMs;
      let count = 0;
      for (const { askedAt, isPooled } of entries.values()) if (!isPooled && askedAt >= since) count += 1;
      return count;
    },
  };
}

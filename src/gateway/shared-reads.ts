/** An answer of the presence service, as one browser after the other is given it. */
export type SharedAnswer = {
  readonly value: object;
  /** Names the answer, as an ETag does. */
  readonly tag: string;
  /** When it came, ms. */
  readonly at: number;
};

export type SharedReads = {
  /**
   * The newest answer to a question. Whoever has not had it yet is given it while it is no older than it may
   * be; whoever has asks for the next one, and whoever asks meanwhile waits for that.
   * @param key the same for the same question
   * @param had the tag of the last answer that the asker had
   * @param ask asks the presence service
   */
  read(key: string, had: string | null, ask: () => Promise<object>): Promise<SharedAnswer>;
};

/** So many questions are remembered; a page asks a handful. */
const REMEMBERED = 64;

/**
 * Makes one question of what several browsers ask. Each browser is given each answer once, so however many
 * there are, the presence service is asked as often as the most eager one of them asks.
 * @param keepMs ms for which an answer is given to those who have not had it
 */
export function createSharedReads(clock: () => number, keepMs: number): SharedReads {
  const answers = new Map<string, SharedAnswer>();
  const underWay = new Map<string, Promise<SharedAnswer>>();
  const series = crypto.randomUUID();
  let count = 0;

  function forgetOld(): void {
    for (const [key, { at }] of answers) {
      if (answers.size > REMEMBERED || clock() - at >= keepMs) answers.delete(key);
    }
  }

  async function next(key: string, ask: () => Promise<object>): Promise<SharedAnswer> {
    try {
      const value = await ask();
      count += 1;
      const answer = { value, tag: `"${series}-${count}"`, at: clock() };
      // Put last, so that the oldest comes first.
      answers.delete(key);
      answers.set(key, answer);
      return answer;
    } finally {
      underWay.delete(key);
    }
  }

  return {
    read: async (key, had, ask) => {
      forgetOld();
      const known = answers.get(key);
      if (known && known.tag !== had) return known;
      const asking = underWay.get(key) ?? next(key, ask);
      underWay.set(key, asking);
      return asking;
    },
  };
}

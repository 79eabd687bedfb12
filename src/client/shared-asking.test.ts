import { describe, expect, it } from 'vitest';
import { ApiError, type Answered } from './http.ts';
import {
  ANSWERED_WITHIN,
  createSharedAsking,
  TAKEN_WITHIN,
  type SharedAsking,
  type TabMessage,
} from './shared-asking.ts';

const QUESTION = {
  name: 'group',
  path: '/xbl/userpresence/users/me/groups/People?level=all',
  languages: 'en',
};
const OTHER = {
  name: 'batch',
  path: '/xbl/userpresence/users/batch',
  languages: 'en',
  body: { users: ['1'] },
};

/** Tabs of one browser, a gateway that answers when told, and a clock to wind. */
function browser(count: number) {
  let now = 0;
  let asleep = 0;
  let timers: { at: number; call: () => void }[] = [];
  const asked: {
    tab: number;
    before: Answered | undefined;
    answer: (text: string, age?: number) => void;
    fail: (error: ApiError) => void;
  }[] = [];
  const heard: string[][] = [];
  const told: TabMessage['say'][] = [];
  const gone = new Set<number>();
  const tabs: SharedAsking[] = [];
  const toOthers = (from: number, message: TabMessage) => {
    if (gone.has(from)) return;
    for (const [index, tab] of tabs.entries()) {
      if (index !== from && !gone.has(index)) tab.received(structuredClone(message));
    }
  };
  for (let index = 0; index < count; index += 1) {
    heard.push([]);
    tabs.push(
      createSharedAsking({
        ask: (_, before) =>
          new Promise((resolve, reject) => {
            const answer = (text: string, age = 0) => resolve({ text, age, tag: `tag of ${text}` });
            asked.push({ tab: index, before, answer, fail: reject });
          }),
        tell: (message) => {
          told.push(message.say);
          toOthers(index, message);
        },
        now: () => now,
        wall: () => now + asleep,
        after: (ms, call) => {
          const timer = { at: now + ms, call };
          timers.push(timer);
          return () => {
            timers = timers.filter((other) => other !== timer);
          };
        },
        heard: (key) => heard[index]?.push(key),
      }),
    );
  }
  const tab = (index: number): SharedAsking => {
    const found = tabs[index];
    if (!found) throw new Error(`no tab ${index}`);
    return found;
  };
  return {
    asked,
    heard,
    told,
    tab,
    wind: (ms: number) => {
      now += ms;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { call } of due) call();
    },
    /** The machine sleeps: the clock that only goes forward stands still. */
    sleep: (ms: number) => {
      asleep += ms;
    },
    /** The tab is gone without a word. */
    kill: (index: number) => gone.add(index),
  };
}

/** Has the second tab ask something, as each does when it opens: from then on the others know that it is there. */
async function opened({ tab, asked }: ReturnType<typeof browser>): Promise<void> {
  const answer = tab(1).get(OTHER, 0);
  asked.shift()?.answer('[]');
  await answer;
}

async function textOf(heard: ReturnType<SharedAsking['get']>): Promise<unknown> {
  const { outcome } = await heard;
  return 'text' in outcome ? outcome.text : outcome.failure;
}

describe('tabs of one browser', () => {
  it('know how old an answer already was at the gateway, each of them', async () => {
    const { tab, asked, wind } = browser(2);
    tab(0).leads();
    wind(60_000);
    const both = [tab(0).get(QUESTION, 13_500), tab(1).get(QUESTION, 13_500)];
    asked[0]?.answer('a', 7000);
    expect((await Promise.all(both)).map(({ at }) => at)).toEqual([53_000, 53_000]);
  });

  describe('take one answer that is heard twice for one', () => {
    it('though its age comes in whole seconds: it stays as old as it was, in each of them', async () => {
      const tabs = browser(2);
      const { tab, asked, wind } = tabs;
      tab(0).leads();
      await opened(tabs);
      const when: number[][] = [];
      const ask = async (text: string, age: number) => {
        const both = [tab(0).get(QUESTION, -1), tab(1).get(QUESTION, -1)];
        asked.pop()?.answer(text, age);
        when.push((await Promise.all(both)).map(({ at }) => at));
      };
      wind(100);
      await ask('a', 0);
      wind(1900);
      await ask('a', 1000);
      wind(2010);
      await ask('a', 4000);
      expect(when, 'kept at the gateway').toEqual([
        [100, 100],
        [100, 100],
        [100, 100],
      ]);
      wind(11_000);
      await ask('a', 0);
      expect(when.at(-1), 'the world is as it was, and was asked anew').toEqual([15_010, 15_010]);
      wind(500);
      await ask('b', 0);
      expect(when.at(-1), 'another').toEqual([15_510, 15_510]);
    });

    it('also with a failure between', async () => {
      const { tab, asked, wind } = browser(1);
      tab(0).leads();
      const first = tab(0).get(QUESTION, -1);
      asked[0]?.answer('a');
      await first;
      wind(3000);
      const second = tab(0).get(QUESTION, -1);
      asked[1]?.fail(new ApiError('unreachable', 0, ''));
      await second;
      wind(2900);
      const third = tab(0).get(QUESTION, -1);
      asked[2]?.answer('a', 5000);
      expect((await third).at).toBe(0);
    });

    it('but not where the machine has slept between them', async () => {
      const { tab, asked, wind, sleep } = browser(1);
      tab(0).leads();
      const first = tab(0).get(QUESTION, -1);
      asked[0]?.answer('a');
      await first;
      wind(400);
      sleep(3_600_000);
      const second = tab(0).get(QUESTION, -1);
      asked[1]?.answer('a');
      expect((await second).at).toBe(400);
    });
  });

  it('say which good answer they have, also after a failure', async () => {
    const { tab, asked } = browser(1);
    tab(0).leads();
    const first = tab(0).get(QUESTION, 0);
    asked[0]?.answer('a');
    await first;
    const second = tab(0).get(QUESTION, -1);
    asked[1]?.fail(new ApiError('unavailable', 502, 'away'));
    await second;
    void tab(0).get(QUESTION, -1);
    expect(asked.map(({ before }) => before?.tag)).toEqual([undefined, 'tag of a', 'tag of a']);
  });

  it('remember how often each of many questions has failed, and its good answer', async () => {
    const { tab, asked, wind } = browser(1);
    tab(0).leads();
    const ask = (name: string) => tab(0).get({ ...QUESTION, name }, 0);
    const names = Array.from({ length: 200 }, (_, index) => `question ${index}`);
    const good = names.map(ask);
    for (const { answer } of asked.splice(0)) answer('a');
    await Promise.all(good);
    for (const misses of [1, 2, 3]) {
      // A hidden tab that asks every five minutes asks every ten.
      wind(10 * 60_000);
      const failed = names.map(ask);
      for (const { before, fail } of asked.splice(0)) {
        expect(before?.text).toBe('a');
        fail(new ApiError('unreachable', 0, 'nobody there'));
      }
      for (const { outcome } of await Promise.all(failed))
        expect(outcome).toMatchObject({ failure: { misses } });
    }
  });

  it('forget what nobody asks any more', async () => {
    const { tab, asked, wind } = browser(1);
    tab(0).leads();
    const ask = async (name: string) => {
      wind(1);
      const answer = tab(0).get({ ...QUESTION, name }, 0);
      const before = asked[0]?.before;
      asked.shift()?.answer(name);
      await answer;
      return before?.text;
    };
    for (let index = 0; index < 300; index += 1) await ask(`question ${index}`);
    expect(await ask('question 299')).toBe('question 299');
    expect(await ask('question 10'), 'more than are remembered came after it').toBeUndefined();
    wind(12 * 60_000);
    await ask('another');
    expect(await ask('question 299')).toBeUndefined();
  });

  it('ask once between them, and all hear the answer', async () => {
    const { tab, asked } = browser(20);
    tab(0).leads();
    const answers = Array.from({ length: 20 }, (_, index) => textOf(tab(index).get(QUESTION, 13_500)));
    expect(asked.map((question) => question.tab)).toEqual([0]);
    asked[0]?.answer('a record');
    expect(await Promise.all(answers)).toEqual(Array.from({ length: 20 }, () => 'a record'));
  });

  it('tell those who did not ask, too', async () => {
    const tabs = browser(3);
    const { tab, asked, heard } = tabs;
    tab(0).leads();
    await opened(tabs);
    const answer = tab(0).get(QUESTION, 0);
    asked[0]?.answer('[]');
    await answer;
    const [own, other] = [QUESTION.name, OTHER.name];
    expect(heard).toEqual([[], [own], [other, own]]);
  });

  it('tell nobody while there is one of them', async () => {
    const tabs = browser(2);
    const { tab, asked, told } = tabs;
    tab(0).leads();
    const alone = tab(0).get(QUESTION, -1);
    asked.shift()?.answer('[]');
    await alone;
    expect(told).toEqual(['leading']);
    await opened(tabs);
    const seen = tab(0).get(QUESTION, -1);
    asked.shift()?.answer('[]');
    await seen;
    expect(told).toEqual(['leading', 'ask', 'taken', 'outcome', 'outcome']);
  });

  it('take an answer that is not too old, with the age it has', async () => {
    const tabs = browser(2);
    const { tab, asked, wind } = tabs;
    tab(0).leads();
    await opened(tabs);
    const first = tab(0).get(QUESTION, 0);
    asked[0]?.answer('old');
    await first;
    wind(7000);
    expect((await tab(1).get(QUESTION, 13_500)).at).toBe(0);
    expect(asked).toHaveLength(1);
    wind(7000);
    const second = tab(1).get(QUESTION, 13_500);
    expect(asked).toHaveLength(2);
    asked[1]?.answer('new');
    expect((await second).at).toBe(14_000);
  });

  it('ask what one of them alone wants to know through the one that leads', async () => {
    const { tab, asked } = browser(2);
    tab(0).leads();
    const answer = textOf(tab(1).get(OTHER, 0));
    expect(asked.map((question) => question.tab)).toEqual([0]);
    asked[0]?.answer('another');
    expect(await answer).toBe('another');
  });

  it('share a failure with all that it says, and count it once', async () => {
    const { tab, asked, wind } = browser(2);
    tab(0).leads();
    for (const misses of [1, 2]) {
      const both = [textOf(tab(0).get(QUESTION, 13_500)), textOf(tab(1).get(QUESTION, 13_500))];
      asked.at(-1)?.fail(new ApiError('throttled', 429, 'Wait.', 38));
      const told = { code: 'throttled', status: 429, message: 'Wait.', retryAfter: 38, misses };
      expect(await Promise.all(both)).toEqual([expect.objectContaining(told), expect.objectContaining(told)]);
      wind(15_000);
    }
    expect(asked).toHaveLength(2);
  });

  it('try anew after a failure without waiting for the interval', async () => {
    const { tab, asked, wind } = browser(1);
    tab(0).leads();
    const first = tab(0).get(QUESTION, 13_500);
    asked[0]?.fail(new ApiError('unreachable', 0, ''));
    await first;
    wind(2000);
    void tab(0).get(QUESTION, 13_500);
    expect(asked).toHaveLength(2);
  });

  it('ask by themselves where the one that leads does not take the question', () => {
    const { tab, asked, wind, kill } = browser(2);
    tab(0).leads();
    kill(0);
    void tab(1).get(QUESTION, 0);
    wind(TAKEN_WITHIN - 1);
    expect(asked).toHaveLength(0);
    wind(1);
    expect(asked.map((question) => question.tab)).toEqual([1]);
  });

  it('go on with the next that leads when one is killed in the middle of a question', async () => {
    const { tab, asked, kill } = browser(3);
    tab(0).leads();
    const answers = [textOf(tab(1).get(QUESTION, 0)), textOf(tab(2).get(QUESTION, 0))];
    expect(asked).toHaveLength(1);
    kill(0);
    tab(1).leads();
    expect(asked.map((question) => question.tab)).toEqual([0, 1]);
    asked[1]?.answer('from the next');
    expect(await Promise.all(answers)).toEqual(['from the next', 'from the next']);
  });

  it('do not wait for ever for one that took the question and fell silent', () => {
    const { tab, asked, wind } = browser(2);
    tab(0).leads();
    void tab(1).get(QUESTION, 0);
    wind(ANSWERED_WITHIN - 1);
    expect(asked).toHaveLength(1);
    wind(1);
    expect(asked.map((question) => question.tab)).toEqual([0, 1]);
  });

  it('ask a question once however often one tab wants to know', () => {
    const { tab, asked } = browser(2);
    tab(0).leads();
    void tab(1).get(QUESTION, 0);
    void tab(1).get(QUESTION, 0);
    void tab(0).get(QUESTION, 0);
    expect(asked).toHaveLength(1);
  });
});

it('an error that is none of the gateway reaches whoever asked', async () => {
  const asking = createSharedAsking({
    ask: () => Promise.reject(new RangeError('a fault of the page')),
    tell: () => undefined,
    now: () => 0,
    after: () => () => undefined,
    heard: () => undefined,
  });
  asking.leads();
  await expect(asking.get(QUESTION, 0)).rejects.toThrow(RangeError);
});

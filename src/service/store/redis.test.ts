import { describe, expect, it } from 'vitest';
import { marksOf, playing } from '#testing/presence-store-suite.ts';
import { writePersonText } from './person-text.ts';
import type { KeyListener, RedisSession } from './redis-session.ts';
import { createRedisStore } from './redis.ts';

/* Moments that a real server brings about too seldom: this one stops before each answer. */

const alice = '1';
const key = 'presence:{1}';

/** A server of one key's worth of truth, whose answers the test holds back. */
function slowServer() {
  const texts = new Map<string, string>();
  const listeners: KeyListener[] = [];
  const trips: string[] = [];
  let hold: Promise<void> = Promise.resolve();
  const tell = (keys: Parameters<KeyListener>[0]): void => {
    for (const listener of listeners) listener(keys);
  };
  const session: RedisSession = {
    read: async (keys) => {
      trips.push(`read ${keys.length}`);
      const found = keys.map((wanted) => texts.get(wanted) ?? null);
      await hold;
      return found;
    },
    replace: async (wanted, expected, text) => {
      trips.push('replace');
      const found = texts.get(wanted) ?? null;
      if (found !== expected) return { found };
      if (text === null) texts.delete(wanted);
      else texts.set(wanted, text);
      tell([wanted]);
      return undefined;
    },
    count: async () => [],
    fence: async () => {
      trips.push('fence');
      await hold;
    },
    listen: (listener) => {
      listeners.push(listener);
    },
  };
  return {
    session,
    trips,
    /** Answers wait from now until the function that is returned is called. */
    holdBack: () => {
      let release: () => void = () => undefined;
      hold = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    /** Somebody else writes, and the news of it arrives at once. */
    write: (...marks: string[]) => {
      texts.set(key, writePersonText(playing(...marks)));
      tell([key]);
    },
    tell,
  };
}

function started(nearPeople?: number) {
  const server = slowServer();
  const connection = { session: () => server.session };
  const store = createRedisStore({ connection, clock: () => 0, ...(nearPeople ? { nearPeople } : {}) });
  return { server, store };
}

describe('a store on the network', () => {
  it('asks only whether something changed, for whom it knows', async () => {
    const { server, store } = started();
    server.write('1');
    const question = [alice, '2', '3'];
    const first = await store.read(question);
    server.trips.length = 0;
    expect(await store.read(question)).toBe(first);
    const same = await store.read([...question]);
    expect(same).toEqual(first);
    expect(same[0]).toBe(first[0]);
    expect(server.trips).toEqual(['fence', 'fence']);
  });

  it('does not keep for true what was overtaken on its way', async () => {
    const { server, store } = started();
    server.write('1');
    const release = server.holdBack();
    const early = store.read([alice]);
    server.write('2');
    release();
    expect(marksOf((await early)[0])).toEqual(['1']);
    expect(marksOf((await store.read([alice]))[0])).toEqual(['2']);
  });

  it('brings again whom it knew and who changed while it asked', async () => {
    const { server, store } = started();
    server.write('1');
    await store.read([alice, '2']);
    const release = server.holdBack();
    const reading = store.read([alice, '2']);
    server.write('2');
    release();
    expect((await reading).map(marksOf)).toEqual([['2'], []]);
  });

  it('knows nobody any longer when the server cannot say who changed', async () => {
    const { server, store } = started();
    server.write('1');
    await store.read([alice]);
    server.trips.length = 0;
    server.tell('all');
    await store.read([alice]);
    expect(server.trips).toContain('read 1');
  });

  it('forgets everything with the connection that it knew it by', async () => {
    const servers = [slowServer(), slowServer()];
    let current = 0;
    const connection = { session: () => servers[current]?.session ?? slowServer().session };
    const store = createRedisStore({ connection, clock: () => 0 });
    servers[0]?.write('1');
    expect(marksOf((await store.read([alice]))[0])).toEqual(['1']);
    current = 1;
    expect(await store.read([alice])).toEqual([undefined]);
  });

  it('begins a change with what it knows, and makes it anew on what is there', async () => {
    const { server, store } = started();
    server.write('1');
    await store.read([alice]);
    server.write('2');
    server.trips.length = 0;
    const after = await store.update(alice, (before) => playing(...marksOf(before), '3'));
    expect(marksOf(after)).toEqual(['2', '3']);
    expect(server.trips).toEqual(['replace', 'replace']);
  });

  it('gives up a change that is never let in', async () => {
    const { server, store } = started();
    const contrary: RedisSession = { ...server.session, replace: async () => ({ found: '[]' }) };
    const stubborn = createRedisStore({ connection: { session: () => contrary }, clock: () => 0 });
    await expect(stubborn.update(alice, () => playing('1'))).rejects.toThrow('does not stay as it was read');
    expect(await store.read([])).toEqual([]);
  });

  it('keeps no more people at hand than it was told', async () => {
    const { server, store } = started(10);
    for (let index = 1; index <= 100; index += 1) await store.read([String(index)]);
    server.trips.length = 0;
    await store.read(['100']);
    expect(server.trips).toEqual(['fence']);
    await store.read(['1']);
    expect(server.trips).toContain('read 1');
  });
});

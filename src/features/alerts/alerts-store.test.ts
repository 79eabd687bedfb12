import { beforeEach, expect, test } from 'vitest';
import { bookChanged } from '#client/people-store.ts';
import { muted, toldAdded, unmuted } from '#model/alert-changes.ts';
import { isMuted } from '#model/alert-rules.ts';
import {
  alertBook,
  bellCleared,
  doneUndone,
  mutedForAnHour,
  muteEnded,
  personMuteToggled,
} from './alerts-store.ts';

const ADA = '2533274790000010';
const NOW = Date.parse('2026-11-20T21:00:00Z');

/** Takes back what was done last, which can be done once it is stored. */
async function undo(): Promise<void> {
  await bookChanged((book) => book);
  doneUndone();
}

const isAdaMuted = (): boolean => isMuted(alertBook().mutes, ADA, NOW);

beforeEach(async () => {
  await bookChanged(unmuted(ADA));
  await bookChanged(unmuted(''));
});

test('who is muted is told of again, and muted again once that is undone', async () => {
  personMuteToggled(ADA, 'Ada', NOW);
  expect(alertBook().mutes).toEqual([{ xuid: ADA, name: 'Ada', until: undefined }]);
  personMuteToggled(ADA, 'Ada', NOW);
  expect(alertBook().mutes).toEqual([]);
  await undo();
  expect(isAdaMuted()).toBe(true);
});

test('a mute of some hours is taken back as it was', async () => {
  const mute = { xuid: ADA, name: 'Ada', until: NOW + 1 };
  await bookChanged(muted(mute));
  personMuteToggled(ADA, 'Ada', NOW);
  expect(isAdaMuted()).toBe(false);
  await undo();
  expect(alertBook().mutes).toEqual([mute]);
});

test.each([false, true])(
  'who was muted until now is muted anew, and their mute is not taken back; everything muted: %s',
  async (isEverything) => {
    if (isEverything) mutedForAnHour(NOW);
    const over = { xuid: ADA, name: 'Ada', until: NOW };
    await bookChanged(muted(over));
    personMuteToggled(ADA, 'Ada', NOW);
    expect(isAdaMuted()).toBe(true);
    expect(isMuted(alertBook().mutes, '', NOW)).toBe(isEverything);
    muteEnded('');
    expect(isAdaMuted(), 'also once everything else is told of again').toBe(true);
    await undo();
    expect(alertBook().mutes).toEqual([over]);
  },
);

test('what was cleared comes back before what was told since', async () => {
  const told = (id: string, at: number) => ({ id, at, events: [], quiet: false, summary: false });
  await bookChanged(toldAdded([told('a', NOW), told('b', NOW + 1)], NOW + 1));
  bellCleared();
  expect(alertBook().told).toEqual([]);
  await bookChanged(toldAdded([told('c', NOW + 2)], NOW + 2));
  await undo();
  expect(alertBook().told.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

import { expect, test } from 'vitest';
import { pressed, type Page } from './pressed.ts';

function pages(...states: string[]) {
  const heard: string[] = [];
  const open = states.map((visibilityState, index): Page => ({
    visibilityState,
    focus: () => {
      heard.push(`focus ${index}`);
      return Promise.resolve();
    },
    postMessage: (message) => heard.push(`${index} ${JSON.stringify(message)}`),
  }));
  return {
    heard,
    matchAll: () => Promise.resolve(open),
    openWindow: (address: string) => {
      heard.push(`open ${address}`);
      return Promise.resolve();
    },
  };
}

test.each([
  ['without a tab one is opened', [], { address: '/?p=25332747' }, ['open /?p=25332747']],
  [
    'the tab that is seen comes first',
    ['hidden', 'visible'],
    { address: '/r/raid/friends?p=1' },
    ['focus 1', '1 {"say":"notification-pressed","address":"/r/raid/friends?p=1"}'],
  ],
  [
    'a hidden one will do',
    ['hidden'],
    { address: '/' },
    ['focus 0', '0 {"say":"notification-pressed","address":"/"}'],
  ],
  ['nothing at all leads home', [], null, ['open /']],
])('%s', async (_, open, data, expected) => {
  const { heard, ...clients } = pages(...open);
  await pressed(clients, data);
  expect(heard).toEqual(expected);
});

test('an address elsewhere is none', async () => {
  for (const address of ['https://elsewhere.example/', '//elsewhere.example/', 'javascript:alert(1)', 5]) {
    const { heard, ...clients } = pages();
    await pressed(clients, { address });
    expect(heard).toEqual(['open /']);
  }
});

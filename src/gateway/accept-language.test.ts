import { expect, it } from 'vitest';
import { DEFAULT_LANGUAGES, languagesToAsk } from './accept-language.ts';

it.each([
  ['de', 'de'],
  ['de-DE, de;q=0.9 , en ; q=0.8,*;q=0.1', 'de-DE,de;q=0.9,en;q=0.8,*;q=0.1'],
  ['de\r\nX-Other: 1', DEFAULT_LANGUAGES],
  ['<script>, ja', 'ja'],
  ['en;q=2, es;q=0.1234', DEFAULT_LANGUAGES],
  ['', DEFAULT_LANGUAGES],
  [null, DEFAULT_LANGUAGES],
  [Array.from({ length: 40 }, () => 'de').join(','), Array.from({ length: 16 }, () => 'de').join(',')],
])('%j goes up as %j', (header, sent) => {
  expect(languagesToAsk(header)).toBe(sent);
});

import { expect, it } from 'vitest';
import { ICON_NAMES } from '../src/ui/icon-names.ts';
import { glyphSymbols } from './glyph-sprite.ts';

it('draws every glyph once, by its name, in the colour of the text', async () => {
  const symbols = await glyphSymbols();
  const names = [...symbols.matchAll(/<symbol id="([^"]+)"[^>]*>(.*?)<\/symbol>/g)];
  const own = names.flatMap(([, id]) => (id?.startsWith('icon-') ? [] : [id]));
  expect(own).toEqual([
    'logo',
    ...['title', 'online', 'away', 'offline', 'hidden', 'nodata', 'clock'].map((state) => `state-${state}`),
    ...['full', 'fill', 'snapped', 'background', 'unknown'].map((place) => `place-${place}`),
  ]);
  expect(names.flatMap(([, id]) => (id?.startsWith('icon-') ? [id] : []))).toEqual(
    ICON_NAMES.map((name) => `icon-${name}`),
  );
  for (const [symbol, id, drawing] of names) {
    expect(drawing, id).toMatch(/^</);
    expect(symbol, id).toContain('currentColor');
    // A policy without inline styles would not draw them.
    expect(symbol, id).not.toMatch(/style=|#[0-9a-f]{3}/);
  }
});

import { expect, it } from 'vitest';
import { ICON_NAMES } from '../src/ui/icon-names.ts';
import { glyphGroups } from './glyph-sprite.ts';

it('draws every glyph once, by its name, in the colour of the text', async () => {
  const groups = await glyphGroups();
  const names = [...groups.matchAll(/<g id="([^"]+)"[^>]*>(.*?)<\/g>/g)];
  const own = names.flatMap(([, id]) => (id?.startsWith('icon-') ? [] : [id]));
  expect(own).toEqual([
    'logo',
    ...['title', 'online', 'away', 'offline', 'hidden', 'nodata', 'clock'].map((state) => `state-${state}`),
    ...['background', 'unknown'].map((place) => `place-${place}`),
  ]);
  expect(names.flatMap(([, id]) => (id?.startsWith('icon-') ? [id] : []))).toEqual(
    ICON_NAMES.map((name) => `icon-${name}`),
  );
  for (const [group, id, drawing] of names) {
    expect(drawing, id).toMatch(/^</);
    expect(group, id).toContain('currentColor');
    // A policy without inline styles would not draw them.
    expect(group, id).not.toMatch(/style=|#[0-9a-f]{3}/);
  }
});

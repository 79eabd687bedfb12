/*
 * Puts every glyph of the page into its HTML, once: they cost no script, are there before it runs, and each place
 * that shows one needs two elements, however it is drawn.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import icons from 'lucide-react/dynamicIconImports.mjs';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Plugin } from 'vite';
import { ICON_NAMES, type IconName } from '../src/ui/icon-names.ts';
import { ROOT } from './install-missing.mjs';

/** Glyphs of our own: states by shape, placements by screen. */
const OWN = join(ROOT, 'src', 'ui', 'glyphs.svg');

const STROKES =
  'fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"';

/** What stands between the outer tags of a drawing. */
function inside(svg: string): string {
  return svg.replace(/^\s*<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '');
}

async function iconSymbol(name: IconName): Promise<string> {
  const { default: icon } = await icons[name]();
  return `<g id="icon-${name}" ${STROKES}>${inside(renderToStaticMarkup(createElement(icon)))}</g>`;
}

/**
 * All glyphs by name: `state-…` and `place-…` are our own, `icon-…` are Lucide's. They are groups: a symbol is a viewport
 * of its own wherever it is shown, with a transform and a clip that the browser keeps for each.
 */
export async function glyphGroups(): Promise<string> {
  const lucide = await Promise.all(ICON_NAMES.map(iconSymbol));
  return inside(readFileSync(OWN, 'utf8')).replace(/\s*\n\s*/g, '') + lucide.join('');
}

/** Puts them at the head of the page's body. */
export function glyphSprite(): Plugin {
  return {
    name: 'glyph-sprite',
    transformIndexHtml: async () => [
      {
        tag: 'svg',
        attrs: { 'aria-hidden': 'true', width: '0', height: '0', class: 'absolute' },
        children: `<defs>${await glyphGroups()}</defs>`,
        injectTo: 'body-prepend',
      },
    ],
  };
}

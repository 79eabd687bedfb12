import type { Config } from 'tailwindcss';

/** A colour for light and for dark; the page's `color-scheme` chooses. */
const both = (light: string, dark: string): string => `light-dark(${light}, ${dark})`;

/*
 * The design tokens. State colours keep 4.5:1 as text on every surface of both themes; a state is told by
 * shape and word, the colour only supports it.
 */
export default {
  theme: {
    extend: {
      colors: {
        page: both('#f3f5f8', '#0b0e14'),
        side: both('#ffffff', '#10141b'),
        card: both('#ffffff', '#151922'),
        raised: both('#eef1f5', '#1d2330'),
        line: both('#dde2e9', '#252c38'),
        edge: both('#7b8694', '#7d8897'),
        ink: both('#121821', '#f0f3f7'),
        soft: both('#465161', '#b3bdca'),
        faint: both('#5b6673', '#98a3b1'),
        accent: both('#1f5fd1', '#8fb8ff'),
        online: both('#0f7b3f', '#4ecb7f'),
        away: both('#8a5a00', '#f2b64c'),
        offline: both('#5b6673', '#9aa4b2'),
        alarm: both('#b3261e', '#ff8f87'),
        'alarm-soft': both('#fdeceb', '#2c1719'),
        'warn-soft': both('#fff4dc', '#2a2314'),
        // Fills that titles are told apart by; the same in both themes, dark text keeps 7:1 on each.
        title: {
          0: '#60a5fa',
          1: '#fb923c',
          2: '#a3e635',
          3: '#22d3ee',
          4: '#c084fc',
          5: '#2dd4bf',
          6: '#f9a8d4',
          7: '#fcd34d',
          8: '#a5b4fc',
          9: '#4ade80',
          10: '#fda4af',
          11: '#bae6fd',
        },
      },
      fontFamily: {
        sans: ['Inter', 'ui-sans-serif', 'system-ui', 'Segoe UI', 'Roboto', 'Noto Sans', 'sans-serif'],
        mono: ['ui-monospace', 'Cascadia Code', 'SF Mono', 'Menlo', 'Consolas', 'monospace'],
      },
      boxShadow: {
        panel: '0 8px 32px light-dark(rgb(16 24 40 / 0.16), rgb(0 0 0 / 0.6))',
      },
    },
  },
} satisfies Config;

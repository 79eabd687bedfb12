import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type InlineConfig } from 'vite';
import { ROOT } from '../../install-missing.mjs';

const SOURCE = `${ROOT}/scripts/bench/page/contestants`;
const FOLDER = `${ROOT}/.cache/bench/page`;

/** The lists that people use, beside the one written by hand. */
export const LIBRARIES = ['react-virtuoso', 'tanstack-virtual', 'react-window'] as const;

/** Whose polls are measured: the dashboard as it is built, its list alone, the list by hand, and the libraries' lists. */
export const CONTESTANTS = ['dashboard', 'friends-list', 'hand', ...LIBRARIES] as const;
export type Contestant = (typeof CONTESTANTS)[number];

const FILES: Readonly<Record<Exclude<Contestant, 'dashboard'>, string>> = {
  'friends-list': 'friends-list.tsx',
  hand: 'hand.ts',
  'react-virtuoso': 'virtuoso.tsx',
  'tanstack-virtual': 'tanstack-virtual.tsx',
  'react-window': 'react-window.tsx',
};

function scripts(outDir: string, input: Readonly<Record<string, string>>): InlineConfig {
  return {
    root: SOURCE,
    base: '/contestants/',
    configFile: false,
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      sourcemap: 'hidden',
      target: 'es2022',
      rolldownOptions: { input, output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' } },
    },
  };
}

/** Builds the contestants' pages, for production as the dashboard is. */
export async function buildContestants(): Promise<string> {
  const outDir = `${FOLDER}/contestants`;
  const inputs = Object.entries(FILES).map(([name, file]) => [name, join(SOURCE, file)] as const);
  await build(scripts(outDir, Object.fromEntries(inputs)));
  return outDir;
}

/** Builds the dashboard once more: the same scripts, and beside them what leads from each back to its source. */
export async function buildMappedDashboard(): Promise<string> {
  const outDir = `${FOLDER}/dashboard`;
  await build({
    root: ROOT,
    configFile: `${ROOT}/vite.config.ts`,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, sourcemap: 'hidden' },
  });
  return outDir;
}

/** The packages that the dashboard stands on, alone: what no page with them can send less than. In bytes of gzip. */
export async function floorBytes(): Promise<number> {
  const folder = `${FOLDER}/floor-source`;
  mkdirSync(folder, { recursive: true });
  const entry = join(folder, 'floor.js');
  writeFileSync(
    entry,
    `import { createElement, useState, useEffect, useMemo, memo } from 'react';
import { createRoot } from 'react-dom/client';
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { create } from 'zustand';
globalThis.floor = [createElement, useState, useEffect, useMemo, memo, createRoot, QueryClient, QueryClientProvider, useQuery, create];
`,
  );
  const outDir = `${FOLDER}/floor`;
  await build(scripts(outDir, { floor: entry }));
  return readdirSync(outDir)
    .filter((name) => name.endsWith('.js'))
    .reduce((sum, name) => sum + gzipSync(readFileSync(join(outDir, name))).length, 0);
}

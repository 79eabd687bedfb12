import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { START_SETTINGS } from '#node/settings.ts';
import type { Setting } from '#node/setting.ts';
import { copyOf, stagesOf } from './dockerfile.mjs';
import { ROOT } from './install-missing.mjs';

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

const settings: readonly Setting<unknown>[] = Object.values(START_SETTINGS);
const variables = new Set(settings.map(({ variable }) => variable));
const flags = new Set(settings.map(({ flag }) => flag));

describe('the Dockerfile', () => {
  const stages = stagesOf(read('Dockerfile'));
  const [build, run] = stages;

  it('copies what is there', () => {
    const sources = (build?.instructions ?? [])
      .filter(({ name }) => name === 'COPY')
      .flatMap(({ rest }) => copyOf(rest).sources);
    expect(sources.length).toBeGreaterThan(5);
    expect(sources.filter((source) => !existsSync(join(ROOT, source)))).toEqual([]);
    // What is kept out of the build's sight cannot be copied.
    const ignored = read('.dockerignore');
    for (const source of sources) expect(ignored.split('\n')).toContain(`!${source}`);
  });

  it('takes into the image only what the build made', () => {
    const copies = (run?.instructions ?? [])
      .filter(({ name }) => name === 'COPY')
      .map(({ rest }) => copyOf(rest));
    expect(copies.map(({ stage }) => stage)).toEqual(['build', 'build', 'build']);
    expect(copies.flatMap(({ sources }) => sources)).toEqual([
      '/app/package.json',
      '/app/node_modules',
      '/app/dist',
    ]);
  });

  it('runs as nobody in particular, on a Node that gets fixes, what the build leaves', () => {
    const last = (name: string) => run?.instructions.findLast((one) => one.name === name)?.rest;
    expect(last('USER')).toBe('node');
    for (const { from } of stages) expect(from).toMatch(/^node:(22|24)-/);
    expect(last('CMD')).toBe('["node", "dist/node/main.js"]');
    expect(read('vite.node.config.ts')).toContain("main: 'src/node/main.ts'");
    expect(last('HEALTHCHECK')).toBeDefined();
  });

  it('holds no secret, and sets what the program knows', () => {
    const set = (run?.instructions ?? [])
      .filter(({ name }) => name === 'ENV')
      .map(({ rest }) => rest.split('=')[0]);
    expect(
      set.filter((name) => !variables.has(name) && !['NODE_ENV', 'XDG_STATE_HOME'].includes(name ?? '')),
    ).toEqual([]);
    expect(read('Dockerfile')).not.toMatch(/TOKEN|SECRET|PASSWORD|ARG /);
  });
});

describe('the systemd unit', () => {
  const unit = read('docs/operating/friends-presence.service');
  const valueOf = (key: string): string | undefined => new RegExp(`^${key}=(.*)$`, 'm').exec(unit)?.[1];

  it('starts what the build leaves, and not again what was told wrong', () => {
    expect(valueOf('ExecStart')).toBe('/usr/bin/node dist/node/main.js');
    expect(valueOf('RestartPreventExitStatus')).toBe('2');
    expect(Number(valueOf('TimeoutStopSec'))).toBeGreaterThan(10);
  });

  it('keeps the sign-in where the program looks for it', () => {
    expect(unit).toContain('Environment=XDG_STATE_HOME=%S');
    expect(valueOf('StateDirectory')).toBe('friends-presence');
    expect(valueOf('StateDirectoryMode')).toBe('0700');
  });

  it('gives it no rights that it does not need', () => {
    for (const [key, value] of [
      ['DynamicUser', 'yes'],
      ['NoNewPrivileges', 'yes'],
      ['ProtectSystem', 'strict'],
      ['ProtectHome', 'yes'],
      ['CapabilityBoundingSet', ''],
      ['PrivateDevices', 'yes'],
    ] as const) {
      expect(valueOf(key), key).toBe(value);
    }
    // V8 makes code at run time.
    expect(unit).not.toContain('MemoryDenyWriteExecute=yes');
  });
});

describe('the proxy', () => {
  const config = read('docs/operating/nginx.conf');

  it('says what the gateway asks of it', () => {
    const main = config.slice(config.indexOf('location / {'));
    expect(main).toContain('auth_request /oauth2/auth;');
    expect(main).toContain('proxy_set_header X-Forwarded-Proto $scheme;');
    expect(main).toContain('proxy_set_header X-Forwarded-For $remote_addr;');
    expect(main).toContain('proxy_set_header Host $host;');
    expect(config).not.toContain('listen 80');
  });
});

describe('docs/operating.md', () => {
  const text = read('docs/operating.md');

  it('names only flags and variables that there are', () => {
    const own = [...text.matchAll(/npm start -- ([^\n`\\]*(?:\\\n[^\n`\\]*)*)/g)].flatMap(([, line = '']) => [
      ...line.matchAll(/--([a-z-]+)/g),
    ]);
    const named = own.map(([, flag]) => flag);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((flag) => !flags.has(flag))).toEqual([]);
    const told = [...text.matchAll(/\b((?:PRESENCE|XBL|XBOX)_[A-Z_]+)\b/g)].map(([, name]) => name);
    expect(told.filter((name) => !variables.has(name))).toEqual([]);
  });

  it('tells in five steps how a client id is registered', () => {
    expect(text.match(/^\d\. /gm)).toEqual(['1. ', '2. ', '3. ', '4. ', '5. ']);
  });

  it('leads to files that are there', () => {
    for (const [, file = ''] of text.matchAll(/\]\((operating\/[^)]+)\)/g)) {
      expect(existsSync(join(ROOT, 'docs', file)), file).toBe(true);
    }
  });
});

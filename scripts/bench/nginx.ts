import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openConnection } from './load.ts';

const COMMAND = '/usr/sbin/nginx';

/** nginx with `proxy_cache` over an upstream, one worker on the core for servers. */
export type Nginx = { readonly port: number; stop(): Promise<void> };

/** Installs Debian's where that may be done. The package starts a server of its own, which is not wanted. */
function installed(say: (line: string) => void): boolean {
  const isThere = () => spawnSync(COMMAND, ['-v']).status === 0;
  if (isThere()) return true;
  if (process.getuid?.() !== 0) return false;
  say('installing nginx');
  writeFileSync('/usr/sbin/policy-rc.d', '#!/bin/sh\nexit 101\n', { mode: 0o755, flag: 'wx' });
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const get = ['install', '-y', '--no-install-recommends', 'nginx-light'];
    spawnSync('apt-get', get, { env, stdio: 'ignore' });
  } finally {
    rmSync('/usr/sbin/policy-rc.d');
  }
  return isThere();
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

const configuration = (folder: string, port: number, upstream: number) => `
daemon off; master_process on; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
${process.getuid?.() === 0 ? 'user root;' : ''}
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on; tcp_nopush on; tcp_nodelay on;
  keepalive_timeout 60; keepalive_requests 100000000;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/f;
  uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  proxy_cache_path ${folder}/cache keys_zone=answers:10m use_temp_path=off;
  upstream presence { server 127.0.0.1:${upstream}; keepalive 4; }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://presence; proxy_http_version 1.1; proxy_set_header Connection "";
      proxy_cache answers; proxy_cache_valid 200 10m; proxy_cache_lock on;
      open_file_cache max=100 inactive=600s; open_file_cache_min_uses 1;
    }
  }
}`;

/**
 * Starts it over an upstream.
 * @returns undefined where there is none and none may be installed
 */
export async function startNginx(upstream: number, say: (line: string) => void): Promise<Nginx | undefined> {
  if (!installed(say)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'friends-presence-nginx-'));
  const port = await freePort();
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, configuration(folder, port, upstream));
  const own = [COMMAND, '-p', folder, '-c', file];
  const [command = '', ...args] = process.env['BENCH_PINNED'] ? ['taskset', '-c', '0', ...own] : own;
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  for (let attempt = 0; ; attempt += 1) {
    try {
      (await openConnection(port)).close();
      break;
    } catch (error) {
      if (child.exitCode !== null || attempt > 500) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
  return {
    port,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

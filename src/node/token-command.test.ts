import { expect, it } from 'vitest';
import { readTokenRequest } from './token-command.ts';

const NOW = Date.parse('2026-11-20T21:00:00Z');
const env = { PRESENCE_TOKEN_SECRET: 's'.repeat(32) };

const words = (line: string) => line.split(' ');

it('claims what was asked for', () => {
  const argv = words(
    '--xuid 0042 --device-type xboxone --device-id d1 --title-id 12341234 --sandbox XDKS.1 --expires 60',
  );
  expect(readTokenRequest(argv, env, NOW)).toEqual({
    secret: env.PRESENCE_TOKEN_SECRET,
    claims: {
      xid: '42',
      uhs: '42',
      exp: NOW / 1000 + 60,
      dty: 'XboxOne',
      did: 'd1',
      tid: '12341234',
      sbx: 'XDKS.1',
    },
  });
});

it('lasts a day, in the sandbox of everybody, unless told', () => {
  expect(readTokenRequest(['--xuid', '42'], env, NOW)).toMatchObject({
    claims: { xid: '42', uhs: '42', exp: NOW / 1000 + 86_400, sbx: 'RETAIL' },
  });
});

it('names all that is missing or wrong', () => {
  const argv = ['--device-type', 'Toaster', '--title-id', 'x', '--expires', '0', '--device-id', 'a b'];
  const result = readTokenRequest(argv, {}, NOW);
  expect('faults' in result && result.faults.map((fault) => fault.split(':')[0])).toEqual([
    '--device-type',
    '--device-id',
    '--title-id',
    '--expires',
    '--xuid',
    'PRESENCE_TOKEN_SECRET',
  ]);
});

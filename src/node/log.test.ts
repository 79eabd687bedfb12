import { describe, expect, it } from 'vitest';
import { CANARY } from '#testing/front-door.ts';
import { createLog, LOG_LEVELS, type LogLevel } from './log.ts';
import { scrubbed } from './scrubbed.ts';
import { logUpstream } from './upstream-log.ts';

function capture(level: LogLevel) {
  const lines: string[] = [];
  return { lines, log: createLog(level, { write: (line: string) => void lines.push(line) }) };
}

const ROSTER = ['2533274790000001', '2533274790000002', '2533274790000003'];
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJ4aWQiOiIxIn0.c2lnbmF0dXJl';

describe('a line of the log', () => {
  const error = new Error(`asked with ${CANARY}`, {
    cause: new Error(`Authorization: ${CANARY}; Bearer ${JWT}`),
  });
  it.each<[string, unknown]>([
    ['an error and its cause', error],
    ['a field by its name', { authorization: CANARY, users: ROSTER, cookie: 'presence=CANARY' }],
    [
      'headers',
      { headers: { authorization: CANARY, cookie: 'presence=CANARY', 'set-cookie': 'presence=CANARY' } },
    ],
    ['deeper', { request: { headers: { authorization: CANARY }, body: { xuids: ROSTER } } }],
    [
      'a name that nobody foresaw',
      { a: { b: { c: { d: CANARY, people: ROSTER, bearer: `Bearer ${JWT}` } } } },
    ],
    ['a text', { told: `Cookie: presence=CANARY; ${CANARY} ${ROSTER.join(', ')}` }],
    [
      'JSON in a text',
      { body: JSON.stringify({ users: ROSTER, headers: { Cookie: 'presence=CANARY', t: CANARY } }) },
    ],
  ])('holds no token, no cookie and no roster: %s', (_, value) => {
    const { lines, log } = capture('debug');
    for (const level of LOG_LEVELS) if (level !== 'silent') log[level](value, `with ${CANARY}`);
    expect(lines).toHaveLength(4);
    for (const line of lines) {
      expect(line).not.toMatch(/CANARY|eyJ|2533274790000001|2533274790000002/);
      expect(() => JSON.parse(line) as unknown, line).not.toThrow();
    }
  });

  it('is one line, whatever it is told', () => {
    const { lines, log } = capture('warn');
    log.warn({ path: '/a\r\nb\u001b[31m' }, 'c\r\nd');
    expect(lines).toHaveLength(1);
    for (const control of ['\r', '\n', '\u001b']) expect(lines[0]?.trimEnd()).not.toContain(control);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'warn',
      path: '/a\r\nb\u001b[31m',
      msg: 'c\r\nd',
    });
  });

  it('keeps one XUID: it may be what went wrong', () => {
    const { lines, log } = capture('warn');
    log.warn('nobody is 2533274790000001');
    expect(lines[0]).toContain('2533274790000001');
  });
});

describe('what is told of tokens', () => {
  it.each([
    'expected XBL3.0 x=<userhash>;<token>',
    'as in XBL3.0 x=<userhash>;<token>, or --token-file',
    '{"msg":"holds no token: expected XBL3.0 x=<userhash>;<token>","level":"warn"}',
    'XBL3.0 x=<userhash>;<token>\n  --port: expected a port',
  ])('keeps the words for one: %j', (line) => {
    expect(scrubbed(line)).toBe(line);
  });

  it.each([
    'XBL3.0 x=1;CANARY',
    'XBL3.0 x=<1>;<CANARY>',
    'XBL3.0 x=<userhash>;CANARY',
    'XBL3.0 x=<userhash>;<CANARY',
    'XBL3.0 x=<userhash>;<token>CANARY',
    'XBL3.0 x=<userhash>;<token>;CANARY',
    'XBL3.0 x=<userhash>;<token>.CANARY',
    'XBL3.0 x=<USERHASH>;<token>CANARY',
    'xbl3.0 x=<userhash>;<CANARY>',
    'XBL3.0x=<userhash>;<CANARY>',
    'XBL3.0  x=1;<token>CANARY',
    'XBL3.0 x=<userhash>;<token>XBL3.0 x=1;CANARY',
    'XBL3.0 x=<userhash>;<token>XBL3.0CANARY',
    'expected XBL3.0 x=<userhash>;<token>, not XBL3.0 x=1;<CANARY>',
  ])('and no token, whatever it looks like: %s', (line) => {
    expect(scrubbed(line)).not.toContain('CANARY');
    expect(scrubbed(line)).toContain('[token]');
  });
});

it('tells of a failure when it begins and when it is over, not at each poll', () => {
  const { lines, log } = capture('warn');
  const tell = logUpstream(log);
  for (const status of [200, 0, 500, 502, 200, 404, 200, 503])
    tell({ event: 'call', class: 'read', status, ms: 3 });
  tell({ event: 'wait', class: 'read', status: 429, ms: 7000 });
  expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
    'The presence service fails.',
    'The presence service answers again.',
    'The presence service fails.',
    'The presence service asks for a pause.',
  ]);
});

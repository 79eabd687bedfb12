import { pino, type DestinationStream, type Logger } from 'pino';
import { scrubbed } from './scrubbed.ts';

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Lines that wait for room on a disk that is full, in bytes; what comes on top of them is lost. */
const MOST_WAITING = 1024 * 1024;

/** The standard error output. That it cannot be written, since the disk is full, is no reason to end. */
function standardError(): DestinationStream {
  const destination = pino.destination({ fd: 2, sync: true, maxLength: MOST_WAITING });
  destination.on('error', () => undefined);
  return destination;
}

/**
 * Makes the log: one line of JSON for each event, on stderr. Fields that hold tokens, cookies or people by
 * their usual names are left out by name, and whatever looks like them is taken out of the finished line too.
 */
export function createLog(level: LogLevel, destination: DestinationStream = standardError()): Logger {
  const names = [
    'authorization',
    'cookie',
    '["set-cookie"]',
    'token',
    'users',
    'xuids',
    'userIds',
    'password',
  ];
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: names.flatMap((name) =>
          [name, `*.${name}`, `*.*.${name}`].map((path) => path.replace('.[', '[')),
        ),
        censor: '[hidden]',
      },
      hooks: { streamWrite: scrubbed },
    },
    destination,
  );
}

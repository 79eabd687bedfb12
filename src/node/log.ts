import { pino, type DestinationStream, type Logger } from 'pino';

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What must be in no line, wherever it hides: in the text of an error, in its cause, in a header. */
const HIDDEN: readonly (readonly [what: RegExp, instead: string])[] = [
  [/XBL3\.0\s*x=[^\s"\\,}\]]*/gi, '[token]'],
  [/\b(?:Bearer|Basic)\s+[\w.~+/=-]+/gi, '[token]'],
  // Three parts of base64url: a JSON Web Token, and each of its like.
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, '[token]'],
  [/((?:set-)?cookie\\?"?\s*[:=]\s*\\?"?)[^"\\\r\n]*/gi, '$1[cookie]'],
  // A roster says who somebody's friends are; one XUID alone may be what went wrong.
  [/(\\?"|)\d{15,20}\1(?:\s*,\s*\1\d{15,20}\1)+/g, '$1[XUIDs]$1'],
];

/** Takes out of a line of JSON what nobody may read there; it stays a line of JSON. */
export function scrubbed(line: string): string {
  return HIDDEN.reduce((text, [what, instead]) => text.replace(what, instead), line);
}

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

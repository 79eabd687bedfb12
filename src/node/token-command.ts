import * as v from 'valibot';
import { parseTitleId, parseXuid } from '#contract/identifier.ts';
import { DEVICE_TYPES, readDeviceType } from '#contract/words.ts';
import { signToken, type Claims } from '#service/token.ts';
import { SECRET_SETTING } from './settings.ts';
import { asksForHelp, helpText } from './help.ts';
import { commandLine, exitMistold } from './program.ts';
import { readSettings, type Environment, type Setting } from './setting.ts';

const word = (expected: string) => v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,128}$/, expected));

const TOKEN_SETTINGS = {
  xuid: {
    flag: 'xuid',
    value: '<xuid>',
    meaning: 'Whose token it is. Required.',
    schema: v.pipe(
      v.string(),
      v.transform((text) => parseXuid(text)),
      v.string('expected a decimal XUID'),
    ),
  },
  deviceType: {
    flag: 'device-type',
    value: '<type>',
    meaning: 'The device that it speaks for, such as XboxOne.',
    otherwise: 'none, which acts as Web',
    schema: v.pipe(
      v.string(),
      v.transform((text) => readDeviceType(text)),
      v.picklist(DEVICE_TYPES, `expected one of ${DEVICE_TYPES.join(', ')}`),
    ),
  },
  deviceId: {
    flag: 'device-id',
    value: '<id>',
    meaning: 'The id of that device; a title write needs it but from Windows and Web.',
    schema: word('expected 1 to 128 characters without spaces'),
  },
  titleId: {
    flag: 'title-id',
    value: '<id>',
    meaning: 'The title that it speaks for; a title write needs it.',
    schema: v.pipe(
      v.string(),
      v.transform((text) => parseTitleId(text)),
      v.string('expected a title id, a decimal number below 4294967296'),
    ),
  },
  sandbox: {
    flag: 'sandbox',
    value: '<name>',
    meaning: 'The sandbox whose titles it reads and writes.',
    standard: 'RETAIL',
    schema: word('expected the name of a sandbox, such as RETAIL'),
  },
  expires: {
    flag: 'expires',
    value: '<seconds>',
    meaning: 'How long it is valid.',
    standard: '86400',
    schema: v.pipe(
      v.string(),
      v.regex(/^[1-9]\d{0,8}$/, 'expected whole seconds, 1 at least'),
      v.transform(Number),
    ),
  },
  secret: {
    ...SECRET_SETTING,
    meaning: 'The same as the service has. Required; 32 characters at least.',
    otherwise: 'none',
  },
} as const satisfies Record<string, Setting<unknown>>;

const TOKEN_HELP = {
  usage: 'npm run service -- token --xuid <xuid> [flag value]…',
  about: 'Prints one Authorization value for the presence service.',
};

type Wanted = { readonly claims: Claims; readonly secret: string };

/**
 * Reads what kind of token is wanted.
 * @param now ms
 */
export function readTokenRequest(
  argv: readonly string[],
  env: Environment,
  now: number,
): Wanted | { readonly faults: readonly string[] } {
  const { values, faults } = readSettings(TOKEN_SETTINGS, argv, env);
  const { xuid, deviceType, deviceId, titleId, sandbox, expires, secret } = values;
  if (xuid === undefined && !faults.some((fault) => fault.startsWith('--xuid'))) {
    faults.push('--xuid: required, whose token it is');
  }
  if (secret === undefined && !env['PRESENCE_TOKEN_SECRET']) {
    faults.push('PRESENCE_TOKEN_SECRET: required, and the same as the service has: 32 characters at least');
  }
  if (faults.length > 0 || xuid === undefined || secret === undefined) return { faults };
  return {
    secret,
    claims: {
      xid: xuid,
      uhs: xuid,
      exp: Math.floor(now / 1000) + (expires ?? 0),
      ...(sandbox === undefined ? {} : { sbx: sandbox }),
      ...(deviceType === undefined ? {} : { dty: deviceType }),
      ...(deviceId === undefined ? {} : { did: deviceId }),
      ...(titleId === undefined ? {} : { tid: titleId }),
    },
  };
}

/** `npm run service -- token …`: prints one Authorization value and nothing else. */
export async function runToken(): Promise<void> {
  const { argv, env } = commandLine();
  if (asksForHelp(argv)) return console.log(helpText(TOKEN_HELP, TOKEN_SETTINGS));
  const wanted = readTokenRequest(argv.slice(1), env, Date.now());
  if ('faults' in wanted) exitMistold('No token can be made', wanted.faults);
  console.log(await signToken(wanted.claims, wanted.secret));
}

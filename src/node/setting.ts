import { parseArgs } from 'node:util';
import * as v from 'valibot';

/** One thing that can be set: by a flag, which beats a variable, which beats the default. */
export type Setting<T> = {
  readonly flag?: string;
  readonly variable?: string;
  /** What it decides, a sentence for `--help`. */
  readonly meaning: string;
  /** What stands after the flag, as `--help` shows it: `<port>`, `on|off`. */
  readonly value?: string;
  /** The default in words, where it is no text that a person would write. */
  readonly otherwise?: string;
  /** As a person would write it. Left out: nothing. */
  readonly standard?: string;
  /** Text in, value out; its message says what was expected. Asked only where there is a text. */
  readonly schema: v.GenericSchema<string, T>;
  /** A flag that may stand alone and then means this. */
  readonly alone?: string;
  /** May be given several times; the texts come joined by commas. */
  readonly several?: true;
  /** Never repeated in a message. */
  readonly secret?: true;
};

export type Settings = Readonly<Record<string, Setting<unknown>>>;

/** Undefined where there is neither text nor default, or a fault. */
export type SettingValues<S extends Settings> = {
  readonly [Name in keyof S]: S[Name] extends Setting<infer T> ? T | undefined : never;
};

export type Environment = Readonly<Record<string, string | undefined>>;

type Given = { readonly place: string; readonly text: string };

/** Reads the flags; unknown ones, stray words and flags without their value are faults. */
function readFlags(settings: Settings, argv: readonly string[], faults: string[]): Map<string, string> {
  const byFlag = new Map<string, Setting<unknown>>();
  for (const setting of Object.values(settings)) if (setting.flag) byFlag.set(setting.flag, setting);
  const options = Object.fromEntries(
    [...byFlag].map(([flag, { alone }]) => [
      flag,
      { type: alone === undefined ? ('string' as const) : ('boolean' as const) },
    ]),
  );
  // Not strict: it would stop at the first fault, and all of them are wanted.
  const { tokens } = parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, string>();
  // The word after an unknown flag is most likely its value, and one fault says enough.
  let afterUnknown = -1;
  for (const token of tokens) {
    if (token.kind === 'positional' && token.index !== afterUnknown) {
      faults.push(`${token.value}: expected a flag, such as --port 4400`);
    }
    if (token.kind !== 'option') continue;
    const setting = byFlag.get(token.name);
    if (!setting) afterUnknown = token.index + 1;
    const text = token.value ?? setting?.alone;
    if (!setting) faults.push(`${token.rawName}: no such flag`);
    else if (text === undefined || (text.startsWith('-') && !token.inlineValue)) {
      faults.push(`${token.rawName}: expected a value after it`);
    } else {
      const before = setting.several ? given.get(token.name) : undefined;
      given.set(token.name, before === undefined ? text : `${before},${text}`);
    }
  }
  return given;
}

function findText(
  setting: Setting<unknown>,
  flags: Map<string, string>,
  env: Environment,
): Given | undefined {
  const { flag, variable, standard } = setting;
  const byFlag = flag === undefined ? undefined : flags.get(flag);
  if (byFlag !== undefined) return { place: `--${flag}`, text: byFlag };
  // An empty line in a .env file sets nothing.
  const byVariable = variable === undefined ? undefined : env[variable];
  if (variable !== undefined && byVariable) return { place: variable, text: byVariable };
  return standard === undefined ? undefined : { place: 'default', text: standard };
}

/**
 * Reads settings from flags and variables.
 * @param argv the words after the program's name
 * @param env variables, those of a .env file already beneath them
 * @returns the values that could be read, and every fault, each with the flag or variable that has it
 */
export function readSettings<const S extends Settings>(
  settings: S,
  argv: readonly string[],
  env: Environment,
): { readonly values: SettingValues<S>; readonly faults: string[] } {
  const faults: string[] = [];
  const flags = readFlags(settings, argv, faults);
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(settings)) {
    const given = findText(setting, flags, env);
    if (!given) continue;
    const result = v.safeParse(setting.schema, given.text);
    if (result.success) values[name] = result.output;
    else {
      const said = setting.secret ? '' : `, not ${JSON.stringify(given.text)}`;
      faults.push(`${given.place}: ${result.issues[0].message}${said}`);
    }
  }
  return { values: values as SettingValues<S>, faults };
}

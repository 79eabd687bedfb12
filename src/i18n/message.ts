import { formatter } from './formatter.ts';

/** What a message is filled with. */
export type MessageValues = Readonly<Record<string, string | number>>;

type Part =
  | string
  | { readonly kind: 'value'; readonly name: string }
  | {
      readonly kind: 'plural' | 'select';
      readonly name: string;
      readonly branches: ReadonlyMap<string, readonly Part[]>;
    }
  | {
      readonly kind: 'number';
      /** Absent: the number of the plural around it. */
      readonly name?: string;
    };

/** A message that is ready to be filled in. */
export type Message = readonly Part[];

/**
 * Reads a message of the ICU kind that catalogues use: `{name}`, `{count, number}`,
 * `{count, plural, =0 {…} one {…} other {# …}}` and `{word, select, a {…} other {…}}`, nested as needed. There are
 * no other formats and no quoting.
 * @throws {SyntaxError} where a brace is missing or a branch `other` is
 */
export function parseMessage(text: string): Message {
  let at = 0;

  const fail = (what: string): never => {
    throw new SyntaxError(`${what} at character ${at} of “${text}”`);
  };
  const word = (): string => {
    const match = /^\s*([^\s{},]+)\s*/.exec(text.slice(at));
    if (!match) return fail('no name');
    at += match[0].length;
    return match[1] ?? '';
  };
  const skip = (mark: string): void => {
    if (text[at] !== mark) fail(`no “${mark}”`);
    at += 1;
  };

  const argument = (): Part => {
    skip('{');
    const name = word();
    if (text[at] === '}') {
      at += 1;
      return { kind: 'value', name };
    }
    skip(',');
    const kind = word();
    if (kind === 'number') {
      skip('}');
      return { kind, name };
    }
    if (kind !== 'plural' && kind !== 'select') return fail('unknown kind');
    skip(',');
    const branches = new Map<string, readonly Part[]>();
    while (text[at] !== '}') {
      const key = word();
      skip('{');
      branches.set(key, parts(kind === 'plural'));
      skip('}');
      at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
      if (at >= text.length) fail('no “}”');
    }
    at += 1;
    if (!branches.has('other')) fail('no “other”');
    return { kind, name, branches };
  };

  const parts = (inPlural: boolean): readonly Part[] => {
    const found: Part[] = [];
    let literal = '';
    const flush = (): void => {
      if (literal !== '') found.push(literal);
      literal = '';
    };
    while (at < text.length && text[at] !== '}') {
      if (text[at] === '{') {
        flush();
        found.push(argument());
      } else if (text[at] === '#' && inPlural) {
        flush();
        found.push({ kind: 'number' });
        at += 1;
      } else {
        literal += text[at];
        at += 1;
      }
    }
    flush();
    return found;
  };

  const message = parts(false);
  if (at < text.length) fail('stray “}”');
  return message;
}

const NOTHING: readonly Part[] = [];

/**
 * Fills a message in.
 * @param locale for plurals and the numbers in them
 * @param values by name; a missing one leaves its name in braces, so that it is seen
 * @param put how a value is put in
 */
export function formatMessage(
  message: Message,
  locale: string,
  values: MessageValues,
  put: (value: string | number) => string,
): string {
  const fill = (parts: readonly Part[], count: number): string =>
    parts
      .map((part) => {
        if (typeof part === 'string') return part;
        const value = part.name === undefined ? count : values[part.name];
        if (value === undefined) return `{${part.name}}`;
        if (part.kind === 'number') return formatter(Intl.NumberFormat, locale).format(Number(value));
        if (part.kind === 'value') return put(value);
        const key =
          part.kind === 'select' ? String(value) : formatter(Intl.PluralRules, locale).select(Number(value));
        const branch = part.branches.get(`=${value}`) ?? part.branches.get(key) ?? part.branches.get('other');
        return fill(branch ?? NOTHING, part.kind === 'plural' ? Number(value) : count);
      })
      .join('');
  return fill(message, 0);
}

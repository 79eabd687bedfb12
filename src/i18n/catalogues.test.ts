import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import de from './catalogues/de.json' with { type: 'json' };
import en from './catalogues/en.json' with { type: 'json' };
import es from './catalogues/es.json' with { type: 'json' };
import ja from './catalogues/ja.json' with { type: 'json' };
import { parseMessage, type Message } from './message.ts';
import { pseudo } from './pseudo.ts';
import { PSEUDO_LANGUAGE, type Catalogue, type Language } from './translate.ts';

const catalogues: Readonly<Record<Language, Catalogue>> = { en, de, es, ja };
const translations = Object.entries({ de, es, ja } satisfies Record<string, Catalogue>);

/** What may read as in English, and why. Whatever else does was not translated. */
const SAME: readonly { readonly why: string; readonly keys: Readonly<Record<string, readonly string[]>> }[] =
  [
    ...translations.map(([language]) => ({
      why: 'names of products',
      keys: {
        [language]: [
          'app.title',
          'app.titleOnline',
          'device.ios',
          'device.android',
          'device.scarlett',
          'device.xboxone',
          'device.xbox360',
          'device.windows',
          'device.windowsPhone',
          'device.appleTv',
          'device.nintendo',
          'device.playStation',
        ],
      },
    })),
    {
      why: 'words of Xbox that are not translated there',
      keys: { de: ['details.xuid', 'people.gamertag'], es: ['details.xuid', 'people.gamertag'] },
    },
    {
      why: 'nothing but values and signs between them',
      keys: {
        de: [
          'palette.choice',
          'me.onDevice',
          'filter.resultLacking',
          'list.seenAgo',
          'alerts.whenWords',
          'wall.page',
        ],
        es: [
          'palette.choice',
          'me.onDevice',
          'filter.resultLacking',
          'list.seenAgo',
          'alerts.whenWords',
          'wall.page',
        ],
        ja: ['wall.page'],
      },
    },
    { why: 'signs of units', keys: { es: ['time.minutes', 'time.days', 'fresh.seconds', 'fresh.minutes'] } },
    {
      why: 'the same word in both languages',
      keys: {
        de: [
          'state.online',
          'state.offline',
          'state.inTitle',
          'device.web',
          'fresh.live',
          'filter.ok',
          'sort.name',
          'settings.system',
          'signIn.code',
          'views.name',
          'palette.person',
          'people.alias',
        ],
        es: ['people.alias'],
      },
    },
  ];

type Argument = { readonly kind: string; readonly branches: readonly string[] };

/** What a message takes: every value with its kind, and the branches it is told apart by. */
function argumentsOf(message: Message): Map<string, Argument[]> {
  const found = new Map<string, Argument[]>();
  const visit = (parts: Message): void => {
    for (const part of parts) {
      if (typeof part === 'string' || part.name === undefined) continue;
      const branches = 'branches' in part ? [...part.branches] : [];
      const argument = { kind: part.kind, branches: branches.map(([key]) => key).toSorted() };
      found.set(part.name, [...(found.get(part.name) ?? []), argument]);
      for (const [, inside] of branches) visit(inside);
    }
  };
  visit(message);
  return found;
}

/** The same, but for the branches that each language has plurals of its own. */
function shapeOf(text: string): string[] {
  const each = [...argumentsOf(parseMessage(text))].flatMap(([name, given]) =>
    given.map(({ kind, branches }) => {
      const own = kind === 'plural' ? branches.filter((key) => key.startsWith('=')) : branches;
      return `${name}: ${kind} ${own.join(' ')}`.trimEnd();
    }),
  );
  return [...new Set(each)].toSorted();
}

/** The plural forms that whole numbers of this size have in a language. */
function pluralForms(language: string): string[] {
  const rules = new Intl.PluralRules(language);
  const numbers = Array.from({ length: 1001 }, (_, number) => rules.select(number));
  return [...new Set([...numbers, 'other'])].toSorted();
}

describe.each(Object.entries(catalogues))('the catalogue %s', (language, catalogue) => {
  test('has every message and no other, in the same order', () => {
    expect(Object.keys(catalogue)).toEqual(Object.keys(en));
  });

  test('takes the same values in the same way as the English one', () => {
    for (const [key, text] of Object.entries(en)) {
      expect([key, ...shapeOf(catalogue[key] ?? '')]).toEqual([key, ...shapeOf(text)]);
    }
  });

  test('has the plural forms of its language, all of them and no other', () => {
    for (const [key, text] of Object.entries(catalogue)) {
      for (const { kind, branches } of [...argumentsOf(parseMessage(text)).values()].flat()) {
        if (kind !== 'plural') continue;
        expect([key, ...branches.filter((form) => !form.startsWith('='))]).toEqual([
          key,
          ...pluralForms(language),
        ]);
      }
    }
  });

  test('has no message that is empty or has blanks around it', () => {
    for (const [key, text] of Object.entries(catalogue))
      expect([key, text]).toEqual([key, text.trim() || '?']);
  });
});

test.each(translations)('%s is translated, but for what may stay as it is', (language, catalogue) => {
  const same = Object.entries(en).filter(([key, text]) => catalogue[key as keyof typeof en] === text);
  const allowed = SAME.flatMap(({ keys }) => keys[language] ?? []);
  expect(same.map(([key]) => key).toSorted()).toEqual(allowed.toSorted());
});

/** Every key that the page's code can ask for: words in quotes, and all that a template can come to. */
function keysInCode(): Set<string> {
  const parsed = ts.getParsedCommandLineOfConfigFile(
    'tsconfig.web.json',
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
        throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
      },
    },
  );
  if (!parsed) throw new Error('There is no tsconfig.web.json.');
  const program = ts.createProgram(parsed.fileNames, parsed.options);
  const checker = program.getTypeChecker();
  const keys = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node)) keys.add(node.text);
    if (ts.isTemplateExpression(node) && /^[a-zA-Z]+\.[\w.]*$/.test(node.head.text)) {
      const type = checker.getTypeAtLocation(node);
      for (const each of type.isUnion() ? type.types : [type]) {
        if (each.isStringLiteral()) keys.add(each.value);
      }
    }
    node.forEachChild(visit);
  };
  for (const file of program.getSourceFiles()) {
    if (!file.isDeclarationFile && !/\.json$|\.test\.tsx?$/.test(file.fileName)) visit(file);
  }
  return keys;
}

test('what is to be corrected in a form ends in one full stop', () => {
  for (const catalogue of Object.values(catalogues)) {
    expect(catalogue['me.correct']).toMatch(/\{fields\}$/);
    for (const key of ['me.faultNoDeviceId', 'me.faultDeviceId', 'me.faultHole'] as const) {
      expect(catalogue[key]).toMatch(/[^.。][.。]$/);
    }
  }
});

test('every message is said somewhere', { timeout: 120_000 }, () => {
  const said = keysInCode();
  expect(Object.keys(en).filter((key) => !said.has(key))).toEqual([]);
});

test(`the pseudo-language ${PSEUDO_LANGUAGE} keeps the values of every message`, () => {
  for (const [key, text] of Object.entries(pseudo(en))) {
    expect([key, ...shapeOf(text)]).toEqual([key, ...shapeOf(en[key as keyof typeof en])]);
  }
});

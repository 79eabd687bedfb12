/** The kinds of command, in the order in which equally good ones stand: few before many. */
export const COMMAND_KINDS = ['title', 'state', 'roster', 'view', 'action', 'person'] as const;
type CommandKind = (typeof COMMAND_KINDS)[number];

/** Something that can be found by its words and then be done. */
export type Command = {
  readonly id: string;
  readonly kind: CommandKind;
  readonly label: string;
  readonly run: () => void;
};

/** The best of what was found, and how much was found in all. */
export type Found = { readonly best: readonly Command[]; readonly count: number };

/** Kinds that are offered before anything is typed. */
const OFFERED: ReadonlySet<CommandKind> = new Set(['roster', 'view', 'action']);

/** Text as it is compared: without accents, in lower case. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '');
}

/** How well words are found in a text, 0 best; undefined if one is missing. */
function rank(text: string, typed: string, words: readonly string[]): 0 | 1 | 2 | undefined {
  if (text.startsWith(typed)) return 0;
  let atStart = true;
  for (const word of words) {
    const at = text.indexOf(word);
    if (at < 0) return undefined;
    atStart &&= startsWord(text, at);
  }
  return atStart ? 1 : 2;
}

/**
 * Prepares commands to be searched as somebody types. What begins with the text comes first, then what has its
 * words at the beginning of words, then the rest; inside that by kind, then in the order given.
 * @returns for a text, the best `limit` commands; for an empty one those that can be offered unasked
 */
export function commandFinder(commands: readonly Command[]): (typed: string, limit: number) => Found {
  const inOrder = COMMAND_KINDS.flatMap((kind) => commands.filter((command) => command.kind === kind));
  const texts = inOrder.map(({ label }) => folded(label));
  return (typed, limit) => {
    const text = folded(typed).trim();
    const words = text.split(/\s+/).filter(Boolean);
    const ranks: [Command[], Command[], Command[]] = [[], [], []];
    let count = 0;
    for (const [index, command] of inOrder.entries()) {
      const found =
        words.length === 0
          ? OFFERED.has(command.kind)
            ? 0
            : undefined
          : rank(texts[index] ?? '', text, words);
      if (found === undefined) continue;
      count += 1;
      if (ranks[found].length < limit) ranks[found].push(command);
    }
    return { best: ranks.flat().slice(0, limit), count };
  };
}

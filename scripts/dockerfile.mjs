// @ts-check
/** What of a Dockerfile is read here: the instructions that this project's own has. */

/** @typedef {{ name: string, rest: string }} Instruction */
/** @typedef {{ from: string, name: string | undefined, instructions: Instruction[] }} Stage */

/**
 * @param {string} text of a Dockerfile
 * @returns {Stage[]}
 * @throws {SyntaxError} for an instruction before the first FROM
 */
export function stagesOf(text) {
  /** @type {Stage[]} */
  const stages = [];
  for (const line of text.replace(/\\\n/g, ' ').split('\n')) {
    const match = /^([A-Z]+)\s+(.+)$/.exec(line.trim());
    if (!match) continue;
    const [, name = '', rest = ''] = match;
    if (name === 'FROM') {
      const [from = '', , as] = rest.split(/\s+/);
      stages.push({ from, name: as, instructions: [] });
    } else if (stages.length === 0) throw new SyntaxError(`${name} stands before FROM`);
    else stages.at(-1)?.instructions.push({ name, rest });
  }
  return stages;
}

/**
 * Reads COPY.
 * @param {string} rest of the instruction
 * @returns {{ stage: string | undefined, sources: string[], target: string }}
 */
export function copyOf(rest) {
  const words = rest.split(/\s+/);
  const stage = words[0]?.startsWith('--from=') ? words.shift()?.slice('--from='.length) : undefined;
  const target = words.pop() ?? '';
  return { stage, sources: words, target };
}

import type { MessageValues } from './message.ts';

/** Letters of scripts that run from right to left: Hebrew, Arabic, Syriac, Thaana, N’Ko and their like. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
const LETTER = /\p{L}/u;

function runsTheOtherWay(value: string, rightToLeft: boolean): boolean {
  return rightToLeft ? LETTER.test(value) && !RIGHT_TO_LEFT.test(value) : RIGHT_TO_LEFT.test(value);
}

/**
 * Keeps a name that runs the other way from stirring up the sentence around it: it is put between the marks
 * that Unicode has for it, as `<bdi>` would do where there is an element.
 */
export function isolated(values: MessageValues, rightToLeft: boolean): MessageValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && runsTheOtherWay(value, rightToLeft) ? `\u2068${value}\u2069` : value,
    ]),
  );
}

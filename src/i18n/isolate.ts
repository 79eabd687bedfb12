/** Letters of scripts that run from right to left: Hebrew, Arabic, Syriac, Thaana, N’Ko and their like. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/**
 * Keeps a name that runs the other way from stirring up the sentence around it: it is put between the marks
 * that Unicode has for it, as `<bdi>` would do where there is an element.
 * @param rightToLeft how the sentence runs
 */
export function isolated(value: string | number, rightToLeft: boolean): string {
  const words = String(value);
  return RIGHT_TO_LEFT.test(words) === rightToLeft ? words : `\u2068${words}\u2069`;
}

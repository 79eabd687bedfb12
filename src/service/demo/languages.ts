/** A text of the sample world in each of its languages; `default` is the English one. */
export type Wording = {
  readonly default: string;
  readonly en: string;
  readonly de: string;
  readonly es: string;
  readonly ja: string;
};

/** Puts the English, German, Spanish and Japanese form of one text together. */
export function wording(en: string, de: string, es: string, ja: string): Wording {
  return { default: en, en, de, es, ja };
}

/** A name that is the same wherever the Latin alphabet is read. */
export function properName(latin: string, ja: string): Wording {
  return wording(latin, latin, latin, ja);
}

/** Formatters of `Intl` cost far more to make than to use, so each is made once. */
const made = new Map<string, unknown>();

/**
 * A formatter of `Intl`, such as `formatter(Intl.NumberFormat, 'de')`.
 * @param Kind the constructor of `Intl`
 * @param options as the constructor takes them; the same ones give the same formatter
 */
export function formatter<Options, Format>(
  Kind: new (locale: string, options: Options) => Format,
  locale: string,
  options?: Options,
): Format {
  const key = Kind.name + locale + JSON.stringify(options);
  if (!made.has(key)) made.set(key, new Kind(locale, options as Options));
  return made.get(key) as Format;
}

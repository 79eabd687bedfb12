import { formatter } from './formatter.ts';
import { locale } from './translate.ts';

/** A number as the language of the interface writes it, such as "1,100" or "1.100"; empty where there is none. */
export function numberWords(value: number | undefined): string {
  return value === undefined ? '' : formatter(Intl.NumberFormat, locale()).format(value);
}

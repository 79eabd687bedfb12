const MAX_XUID = 2n ** 64n - 1n;
const MAX_TITLE_ID = 2 ** 32 - 1;

/** Leading zeros off, at least one digit left. */
function canonicalDigits(text: string): string {
  return text.replace(/^0+(?=\d)/, '');
}

/**
 * Reads an XUID: decimal digits, 1 to 2^64-1. Kept as text everywhere, since a double cannot hold it.
 * Leading zeros are dropped (contract §1.2, §9).
 * @returns the canonical XUID, or undefined if the text is none.
 */
export function parseXuid(text: string): string | undefined {
  if (!/^\d{1,40}$/.test(text)) return undefined;
  const digits = canonicalDigits(text);
  if (digits === '0' || digits.length > 20) return undefined;
  return digits.length < 20 || BigInt(digits) <= MAX_XUID ? digits : undefined;
}

/**
 * Reads a title id: an unsigned 32-bit number, as text or as a number (contract §2.9, A17).
 * @returns the id in decimal without leading zeros, or undefined if the value is none.
 */
export function parseTitleId(value: string | number): string | undefined {
  const text = String(value);
  if (!/^\d{1,20}$/.test(text)) return undefined;
  const digits = canonicalDigits(text);
  return Number(digits) <= MAX_TITLE_ID ? digits : undefined;
}

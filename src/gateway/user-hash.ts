/** The user hash: the part of a token that stays the same when it is renewed (contract §6.1). */
const USER_HASH = /^XBL3\.0 x=([^;]+);/;

/** Which account a value of `Authorization` is of; the whole value, if it does not say. */
export function userHashOf(authorization: string): string {
  return USER_HASH.exec(authorization)?.[1] ?? authorization;
}

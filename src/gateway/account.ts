import { Refusal } from './answer.ts';
import type { Authorize } from './upstream.ts';
import { userHashOf } from './user-hash.ts';

/** Whose token it is that the gateway sends. */
export type Account = {
  /** Hands out the token. */
  readonly authorize: Authorize;
  /** Whether nobody has put another token in place since it was looked at last. */
  isSame(): boolean;
  /**
   * Looks whose the token is, if another may be in place: what is kept of one account is not given out before it
   * is known that it is still the same. @throws as `authorize` does, where there is no token any more
   */
  requireSame(): Promise<void>;
  /** Why there was no token when it was wanted last, in a sentence; undefined while there is one. */
  missing(): string | undefined;
};

type Options = {
  readonly authorize: Authorize;
  /** A text that is another whenever another token may be in place; undefined where only `authorize` knows. */
  readonly tokenMark: (() => string) | undefined;
  /** Told when the token is somebody else's: what was heard for one account is nobody else's. */
  readonly changed: () => void;
};

/** Notices that another account's token has taken the place of the last. */
export function followAccount({ authorize, tokenMark, changed }: Options): Account {
  let account: string | undefined;
  let missing: string | undefined;
  /** Null: whatever is in place is to be looked at. */
  let mark: string | null | undefined = tokenMark?.();

  async function tokenFor(purpose: Parameters<Authorize>[0]): Promise<string> {
    try {
      const token = await authorize(purpose);
      missing = undefined;
      return token;
    } catch (error) {
      if (error instanceof Refusal && error.status === 401) {
        missing = error.message;
        if (tokenMark) mark = null;
      }
      throw error;
    }
  }

  const follow: Authorize = async (purpose) => {
    const token = await tokenFor(purpose);
    const who = userHashOf(token);
    if (account !== undefined && who !== account) changed();
    account = who;
    return token;
  };
  return {
    authorize: follow,
    isSame: () => tokenMark?.() === mark,
    requireSame: async () => {
      const seen = tokenMark?.();
      if (seen === mark) return;
      await follow({ use: 'read', renew: false });
      mark = seen;
    },
    missing: () => missing,
  };
}

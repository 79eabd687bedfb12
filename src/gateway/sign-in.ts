import { Refusal } from './answer.ts';
import type { Code, Grant, SignInNetwork, Token } from './sign-in-network.ts';
import { SignInFault } from './sign-in-fault.ts';
import type { Authorize } from './upstream.ts';

/** What is kept of a sign-in from one run to the next. */
export type KeptSignIn = { readonly grant: Grant; readonly token: Token };

/** Where a sign-in is kept. */
export type SignInKeeper = {
  /** Undefined where nothing is kept. @throws SignInFault if what is kept must not be used */
  load(): Promise<KeptSignIn | undefined>;
  /** @throws if it cannot be kept */
  save(signIn: KeptSignIn): Promise<void>;
  erase(): Promise<void>;
};

/** What is said to whoever started the program. */
export type SignInNews =
  | { readonly kind: 'code'; readonly code: Code }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'not-kept' }
  | { readonly kind: 'fault'; readonly fault: SignInFault };

export type SignInState = {
  readonly signedIn: boolean;
  /** What the person is to enter; null unless that is waited for. */
  readonly code: Code | null;
  /** What went wrong last, in a sentence that says what to do. */
  readonly fault: SignInFault | undefined;
};

export type SignIn = {
  readonly authorize: Authorize;
  state(): SignInState;
  /** Takes up the kept sign-in, if there is one. */
  takeUp(): Promise<void>;
  /** Without one: asks for a code and waits, again and again until somebody has signed in. */
  start(): void;
  stop(): void;
};

export type SignInOptions = {
  readonly network: SignInNetwork;
  readonly keeper: SignInKeeper;
  /** ms */
  readonly clock: () => number;
  readonly tell: (news: SignInNews) => void;
  /** Resolves after so many ms, or rejects when the signal says so. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** A token is renewed so long before it ends, while the old one still serves. */
const RENEW_BEFORE_MS = 15 * 60_000;
/** A token that is about to end is not sent any more. */
const LAST_MS = 30_000;
/** A refused token is not renewed more often than this: the sign-in hosts have limits of their own. */
const RENEW_APART_MS = 60_000;
/** Between tries for a code while the sign-in hosts cannot be reached. */
const RETRY_MS = { first: 5_000, longest: 5 * 60_000 };

/**
 * Obtains and renews the token of a person who signs in by a code in a browser of theirs (RFC 8628). Renewals
 * share one flight; a token that still serves is handed out while the next is fetched.
 */
export function createSignIn({ network, keeper, clock, tell, pause }: SignInOptions): SignIn {
  let current: KeptSignIn | undefined;
  let isKept = false;
  let code: Code | null = null;
  let fault: SignInFault | undefined;
  let renewing: Promise<void> | undefined;
  let triedAt = Number.NEGATIVE_INFINITY;
  let seeking: Promise<void> | undefined;
  const ending = new AbortController();

  const isSignedIn = (): boolean => current !== undefined;

  async function take(next: KeptSignIn): Promise<void> {
    current = next;
    fault = undefined;
    try {
      await keeper.save(next);
      isKept = true;
    } catch {
      // It serves until the program ends; then somebody has to sign in anew.
      if (isKept || seeking) tell({ kind: 'not-kept' });
      isKept = false;
    }
  }

  function failed(error: unknown): SignInFault {
    fault = error instanceof SignInFault ? error : new SignInFault('unreachable');
    return fault;
  }

  async function renew({ grant }: KeptSignIn): Promise<void> {
    triedAt = clock();
    try {
      const granted = await network.refresh(grant);
      await take({ grant: granted.grant, token: await network.tokenFor(granted) });
    } catch (error) {
      if (failed(error).kind !== 'ended') return;
      current = undefined;
      await keeper.erase().catch(() => undefined);
      seek();
    }
  }

  function renewOnce(known: KeptSignIn): Promise<void> {
    renewing ??= renew(known).finally(() => {
      renewing = undefined;
    });
    return renewing;
  }

  async function signInByCode(): Promise<void> {
    const asked = await network.askForCode();
    code = asked.code;
    tell({ kind: 'code', code });
    try {
      const granted = await asked.granted(ending.signal);
      await take({ grant: granted.grant, token: await network.tokenFor(granted) });
      tell({ kind: 'signed-in' });
    } finally {
      code = null;
    }
  }

  /** Until somebody is signed in: a code that ran out is followed by the next, a network that is away is waited for. */
  async function signInAtLast(): Promise<void> {
    for (let misses = 0; !isSignedIn() && !ending.signal.aborted;) {
      try {
        await signInByCode();
      } catch (error) {
        if (ending.signal.aborted) return;
        const { kind } = failed(error);
        if (fault && kind !== 'expired' && (misses === 0 || kind !== 'unreachable')) {
          tell({ kind: 'fault', fault });
        }
        misses = kind === 'expired' ? 1 : misses + 1;
        const wait = Math.min(RETRY_MS.longest, RETRY_MS.first * 2 ** (misses - 1));
        await pause(wait, ending.signal).catch(() => undefined);
      }
    }
  }

  function seek(): void {
    if (ending.signal.aborted) return;
    seeking ??= signInAtLast().finally(() => {
      seeking = undefined;
    });
  }

  /** The program may have been started while somebody was signed in, and `sign-out` run beside it since. */
  async function signedOutElsewhere(): Promise<boolean> {
    if (!isKept) return false;
    try {
      return (await keeper.load()) === undefined;
    } catch {
      return false;
    }
  }

  const life = ({ token }: KeptSignIn): number => token.expiresAt - clock();

  async function authorize({ renew: refused }: { readonly renew: boolean }): Promise<string> {
    if (current && (await signedOutElsewhere())) {
      current = undefined;
      isKept = false;
      seek();
    }
    const known = current;
    const due = known && (refused || life(known) < RENEW_BEFORE_MS);
    if (known && due && clock() - triedAt >= RENEW_APART_MS) {
      const renewed = renewOnce(known);
      if (refused || life(known) < LAST_MS) await renewed;
    } else if (known && renewing && (refused || life(known) < LAST_MS)) {
      await renewing;
    }
    if (current && life(current) >= LAST_MS) return current.token.authorization;
    if (current && (!fault || fault.kind === 'unreachable')) {
      throw new Refusal(502, new SignInFault('unreachable').message);
    }
    throw new Refusal(401, waitingWords(fault));
  }

  return {
    authorize,
    state: () => ({ signedIn: isSignedIn(), code, fault }),
    takeUp: async () => {
      try {
        current = await keeper.load();
        isKept = current !== undefined;
      } catch (error) {
        failed(error);
      }
    },
    start: () => {
      if (current) return;
      if (fault) tell({ kind: 'fault', fault });
      seek();
    },
    stop: () => ending.abort(),
  };
}

/** What the page is told while there is no token. */
export function waitingWords(fault: SignInFault | undefined): string {
  return fault?.message ?? 'Nobody has signed in yet.';
}

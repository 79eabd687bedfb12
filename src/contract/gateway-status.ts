/** Why nobody is signed in, where the sign-in by code met a refusal. */
export const SIGN_IN_FAULTS = [
  'unreachable',
  'client',
  'expired',
  'declined',
  'ended',
  'unsafe-file',
  'banned',
  'parental',
  'no-profile',
  'terms',
  'region',
  'age',
  'play-time',
  'child',
  'refused',
] as const;
export type SignInFaultKind = (typeof SIGN_IN_FAULTS)[number];

/** What `GET /api/status` says: whose friends, from where, and whether all is well. */
export type GatewayStatus = {
  /** Null before sign-in. */
  readonly viewer: { readonly xuid: string } | null;
  readonly upstream: 'embedded' | 'xbox' | 'url';
  /** Whether the people are invented. */
  readonly sample: boolean;
  readonly signedIn: boolean;
  readonly state: 'ok' | 'failing' | 'waiting' | 'signed-out';
  /** While failing or waiting: when the gateway asks again, UTC with Z. */
  readonly retryAt?: string;
  /** The same in seconds from this answer on, for whoever has another clock. */
  readonly retryAfter?: number;
  /** The last good answer of the upstream, UTC with Z; null before the first. */
  readonly lastSuccess: string | null;
  /** Seconds between polls of one question. */
  readonly interval: number;
  /** Rosters beside the friends: name to XUIDs. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly favorites: readonly string[];
  readonly canWrite: boolean;
  /** Null where nobody knows. */
  readonly cloaked: boolean | null;
  /** Why the last try to sign in failed; left out unless one did. */
  readonly signInFault?: SignInFaultKind;
  /** What is to be entered where; set while that is waited for, towards this computer alone. */
  readonly signIn: {
    readonly userCode: string;
    readonly verificationUri: string;
    readonly expiresAt: string;
  } | null;
  /** Requests spent in the running window. */
  readonly budget: { readonly used: number; readonly limit: number; readonly windowSeconds: number };
};

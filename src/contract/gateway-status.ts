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
  readonly signIn: {
    readonly userCode: string;
    readonly verificationUri: string;
    readonly expiresAt: string;
  } | null;
  /** Requests spent in the running window. */
  readonly budget: { readonly used: number; readonly limit: number; readonly windowSeconds: number };
};

/** Who is told which keys changed; `all` where nobody can tell. */
export type KeyListener = (keys: readonly string[] | 'all') => void;

/**
 * One unbroken connection to a Redis or Valkey server. When it breaks it fails for good, and another takes its
 * place: what was known by it is known no longer. Every call rejects with `StoreUnavailable` if the server
 * does not answer in time.
 */
export type RedisSession = {
  /** The texts of these keys in this order, null for what is not there; one round trip. */
  read(keys: readonly string[]): Promise<readonly (string | null)[]>;
  /**
   * Puts a text in the place of another, in one step and one round trip.
   * @param expected what must be there, null for nothing
   * @param text null for nothing
   * @param lifetimeMs until the server forgets it, by its own clock; Infinity for never
   * @returns undefined if it was done, else what is there instead
   */
  replace(
    key: string,
    expected: string | null,
    text: string | null,
    lifetimeMs: number,
  ): Promise<{ readonly found: string | null } | undefined>;
  /**
   * Counts one in each of these windows, in one step and one round trip. A window begins with the first count
   * in it and ends by the server's clock.
   * @param keys of one Cluster slot
   */
  count(
    windows: readonly { readonly key: string; readonly lifetimeMs: number }[],
  ): Promise<readonly { readonly count: number; readonly remainsMs: number }[]>;
  /**
   * Resolves when the listeners have been told of every change that anybody was assured of before this call.
   * Callers of the same moment share a round trip.
   */
  fence(): Promise<void>;
  /** Tells of every change of a key of ours from now on, by whomever. */
  listen(listener: KeyListener): void;
};

/** The way to a server, which is sometimes there. */
export type RedisConnection = {
  /** @throws StoreUnavailable while there is none */
  session(): RedisSession;
};

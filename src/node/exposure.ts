import { LOOPBACK } from './client-address.ts';

/** How the dashboard is guarded where others can reach it. */
export type Exposure = {
  readonly passwordFile?: string;
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Addresses and ranges. */
  readonly trustedProxies: readonly string[];
};

type Values = {
  readonly [Name in 'host' | 'passwordFile' | 'tlsCert' | 'tlsKey']: string | undefined;
} & { readonly trustedProxies: readonly string[] | undefined };

/** What is missing: TLS is two files, and beyond this computer there is no dashboard without a lock. */
export function exposureFaults({ host, passwordFile, tlsCert, tlsKey, trustedProxies }: Values): string[] {
  const faults: string[] = [];
  if (tlsCert !== undefined && tlsKey === undefined) faults.push('--tls-cert: expected --tls-key beside it');
  if (tlsKey !== undefined && tlsCert === undefined) faults.push('--tls-key: expected --tls-cert beside it');
  const locked = passwordFile !== undefined && (tlsCert !== undefined || tlsKey !== undefined);
  if (host !== undefined && !LOOPBACK.test(host) && !locked && trustedProxies === undefined) {
    faults.push(
      `--host: expected 127.0.0.1, ::1 or localhost; beyond this computer, as ${host} is, --password-file with --tls-cert and --tls-key, or --trusted-proxy, the address of a proxy that asks for a password and serves HTTPS (docs/operating.md shows one)`,
    );
  }
  return faults;
}

/** The guards that were asked for. */
export function exposureOf({ passwordFile, tlsCert, tlsKey, trustedProxies }: Values): Exposure {
  return {
    ...(passwordFile === undefined ? {} : { passwordFile }),
    ...(tlsCert === undefined || tlsKey === undefined ? {} : { tls: { cert: tlsCert, key: tlsKey } }),
    trustedProxies: trustedProxies ?? [],
  };
}

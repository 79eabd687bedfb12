import type { GatewayOptions } from '#gateway/api.ts';
import type { World } from '#service/world.ts';
import { urlOf } from './address.ts';
import { embeddedAuthorization } from './authorization.ts';
import type { StartConfig, Upstream } from './config.ts';
import { httpPicture, httpUpstream } from './http-upstream.ts';
import type { Handler } from './listen.ts';
import { publishableOf } from './publishable.ts';

/** Where the Xbox network keeps pictures (contract §5.1). */
const PICTURE_ORIGINS: ReadonlySet<string> = new Set([
  'https://images-eds.xboxlive.com',
  'https://images-eds-ssl.xboxlive.com',
]);

/** What of the gateway depends on where presence comes from. */
export type Source = Omit<
  GatewayOptions,
  'hosts' | 'page' | 'password' | 'interval' | 'clock' | 'timeoutMs' | 'reportFault'
>;

/** All addresses of this computer at once: to listen on them is one thing, no browser can go there. */
const UNSPECIFIED = new Set(['0.0.0.0', '[::]', '[::ffff:0:0]']);

/** A host as browsers write it. */
const nameOf = (host: string): string => new URL(urlOf(host, 80)).hostname;

const hasPort = (name: string): boolean => /:\d+$/.test(name);

/** Names that a Host header may have: those of this computer with the port, and the ones allowed beside. */
export function hostsOf(
  { host, allowedHosts }: Pick<StartConfig, 'host' | 'allowedHosts'>,
  port: number,
): Set<string> {
  const own = ['127.0.0.1', 'localhost', '[::1]'];
  if (!UNSPECIFIED.has(nameOf(host))) own.push(nameOf(host));
  const hosts = new Set(own.map((name) => `${name}:${port}`));
  // Browsers leave the port out where it is the protocol's own.
  if (port === 80 || port === 443) for (const name of own) hosts.add(name);
  for (const name of allowedHosts) {
    hosts.add(name);
    if (!hasPort(name)) hosts.add(`${name}:${port}`);
  }
  return hosts;
}

/**
 * The address that is told to whoever starts the dashboard, one that it serves.
 * @param port it listens on
 */
export function addressToTell(
  { host, allowedHosts, trustedProxies }: Pick<StartConfig, 'host' | 'allowedHosts' | 'trustedProxies'>,
  port: number,
  isTls: boolean,
): string {
  if (!UNSPECIFIED.has(nameOf(host))) return urlOf(host, port, isTls);
  const [name] = allowedHosts;
  if (name === undefined) return urlOf(host.includes(':') ? '::1' : '127.0.0.1', port, isTls);
  // Then browsers see the proxy, which serves HTTPS, and its port.
  if (!isTls && trustedProxies.length > 0) return `https://${name}`;
  return `http${isTls ? 's' : ''}://${hasPort(name) ? name : `${name}:${port}`}`;
}

/**
 * The embedded service as the gateway's source.
 * @param sample whether the world is the invented one
 */
export function embeddedSource(options: {
  readonly handler: Handler;
  readonly world: World;
  readonly viewer: string;
  readonly secret: string;
  /** ms */
  readonly clock: () => number;
  readonly sample: boolean;
  readonly canWrite: boolean;
}): Source {
  const { handler, world, viewer, secret, clock, sample, canWrite } = options;
  const person = world.people.find(({ xuid }) => xuid === viewer);
  return {
    upstream: 'embedded',
    presence: handler,
    profile: handler,
    authorization: embeddedAuthorization(viewer, secret, clock),
    viewer,
    cloaked: person?.cloaked ?? null,
    groups: world.groups,
    favorites: person?.favorites ?? [],
    publishable: publishableOf(world),
    sample,
    canWrite,
    pictures: { fetch: httpPicture, origins: PICTURE_ORIGINS },
  };
}

/**
 * A presence service somewhere else as the gateway's source.
 * @param access how its token is obtained
 */
export function remoteSource(
  upstream: Exclude<Upstream, { kind: 'embedded' }>,
  access: Pick<GatewayOptions, 'authorization' | 'tokenMark' | 'signIn'>,
  canWrite: boolean,
): Source {
  // Another service may keep its pictures at home.
  const own = upstream.kind === 'url' ? [new URL(upstream.profile).origin] : [];
  return {
    ...access,
    pictures: { fetch: httpPicture, origins: new Set([...PICTURE_ORIGINS, ...own]) },
    upstream: upstream.kind,
    presence: httpUpstream(upstream.presence),
    profile: httpUpstream(upstream.profile),
    viewer: null,
    cloaked: null,
    groups: {},
    favorites: [],
    sample: false,
    canWrite,
  };
}

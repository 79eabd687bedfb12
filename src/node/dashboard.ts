import type { GatewayOptions } from '#gateway/api.ts';
import type { World } from '#service/world.ts';
import { embeddedAuthorization, givenAuthorization } from './authorization.ts';
import type { StartConfig, Upstream } from './config.ts';
import { httpUpstream } from './http-upstream.ts';
import type { Handler } from './listen.ts';
import { publishableOf } from './publishable.ts';

/** What of the gateway depends on where presence comes from. */
export type Source = Omit<
  GatewayOptions,
  'hosts' | 'page' | 'interval' | 'clock' | 'timeoutMs' | 'reportFault'
>;

/** Names that a Host header may have: those of this computer with the port, and the ones allowed beside. */
export function hostsOf(
  { host, allowedHosts }: Pick<StartConfig, 'host' | 'allowedHosts'>,
  port: number,
): Set<string> {
  const own = ['127.0.0.1', 'localhost', '[::1]', host.includes(':') ? `[${host}]` : host.toLowerCase()];
  const hosts = new Set(own.map((name) => `${name}:${port}`));
  // Browsers leave the port out where it is HTTP's own.
  if (port === 80) for (const name of own) hosts.add(name);
  for (const name of allowedHosts) {
    hosts.add(name);
    if (!/:\d+$/.test(name)) hosts.add(`${name}:${port}`);
  }
  return hosts;
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
  };
}

/** A presence service somewhere else as the gateway's source. */
export function remoteSource(upstream: Exclude<Upstream, { kind: 'embedded' }>, canWrite: boolean): Source {
  return {
    upstream: upstream.kind,
    presence: httpUpstream(upstream.presence),
    profile: httpUpstream(upstream.profile),
    authorization: givenAuthorization(upstream.token),
    viewer: null,
    cloaked: null,
    groups: {},
    favorites: [],
    sample: false,
    canWrite,
  };
}

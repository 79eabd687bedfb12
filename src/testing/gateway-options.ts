import type { GatewayOptions } from '#gateway/api.ts';
import type { Handler } from '#gateway/upstream-exchange.ts';

/**
 * What a gateway of tests is told unless a test says otherwise: a presence service somewhere else, which limits
 * how often it is asked, and nothing known beforehand but who the viewer is.
 * @param upstream presence and profiles alike
 * @param hosts names that requests may have
 */
export function gatewayOptions(
  upstream: Handler,
  hosts: readonly string[],
  overrides: Partial<GatewayOptions> = {},
): GatewayOptions {
  return {
    presence: upstream,
    profile: upstream,
    authorization: () => Promise.resolve('XBL3.0 x=1;token'),
    hosts: new Set(hosts),
    viewer: '1',
    cloaked: null,
    upstream: 'url',
    sample: false,
    interval: 15,
    groups: {},
    favorites: [],
    canWrite: false,
    clock: Date.now,
    ...overrides,
  };
}

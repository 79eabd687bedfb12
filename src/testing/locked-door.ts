import { createGateway, type GatewayOptions } from '#gateway/api.ts';
import { addressList, callerReader } from '#node/client-address.ts';
import { listen, type Listener } from '#node/listen.ts';
import { toPeers } from '#node/peers.ts';
import { GATEWAY_VOICE } from '#node/voices.ts';
import { gatewayOptions } from './gateway-options.ts';
import { CERTIFICATE } from './tls/certificate.ts';

export type LockedDoor = {
  readonly port: number;
  /** Paths with query that reached the upstream. */
  readonly calls: string[];
  close(): Promise<void>;
};

/** A gateway behind a real socket, over an upstream that knows one record and writes down what it is asked. */
export async function openLockedDoor(
  options: {
    readonly tls?: boolean;
    readonly trustedProxies?: readonly string[];
    readonly most?: number;
    readonly allowedHosts?: readonly string[];
  } & Partial<GatewayOptions> = {},
): Promise<LockedDoor> {
  const { tls = false, trustedProxies = [], most = 512, allowedHosts = [], ...overrides } = options;
  const calls: string[] = [];
  const upstream = async (request: Request) => {
    const { pathname, search } = new URL(request.url);
    calls.push(pathname + search);
    const [, user] = /\/users\/(me|xuid\(\d+\))$/.exec(pathname) ?? [];
    const xuid = user?.replace(/\D/g, '') || '1';
    return Response.json(user === undefined ? [] : { xuid, state: 'Offline' });
  };
  const isTrusted = addressList(trustedProxies);
  const callerOf = callerReader(isTrusted);
  const listener: Listener = await listen({
    host: '127.0.0.1',
    port: 0,
    voice: GATEWAY_VOICE,
    eachClient: { most, isExempt: isTrusted },
    ...(tls ? { tls: CERTIFICATE } : {}),
    handler: (port) => {
      const hosts = [`127.0.0.1:${port}`, `localhost:${port}`, ...allowedHosts];
      const gateway = createGateway(gatewayOptions(upstream, hosts, overrides));
      return toPeers(gateway, callerOf);
    },
  });
  return { port: listener.port, calls, close: () => listener.close() };
}

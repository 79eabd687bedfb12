import { parseXuid } from '#contract/identifier.ts';
import { DEFAULT_LEVEL, LEVELS, parseLevel, type Level } from '#contract/level.ts';
import { CONTRACT_VERSIONS, HEADERS, parseUserSegment, PEOPLE_MONIKER } from '#contract/paths.ts';
import type { RequestResult } from '#contract/request-schema.ts';
import { acceptsJson } from './accept.ts';
import type { WireRequest } from './exchange.ts';
import { Refusal } from './refusal.ts';

/** The contract version that a request asks for; undefined if it names none that is answered. */
export function contractVersionOf(request: WireRequest): string | undefined {
  const version = request.header(HEADERS.contractVersion)?.trim().toLowerCase();
  return version !== undefined && CONTRACT_VERSIONS.includes(version) ? version : undefined;
}

function demand(request: WireRequest, name: string): void {
  if (!request.header(name.toLowerCase())) throw new Refusal(400, `${name}: required`);
}

/**
 * Checks the headers that every request shares (contract §1.4).
 * @param strict whether what the documents call required is demanded
 * @throws Refusal 406 for a contract version or an Accept that cannot be met, 400 for what strictness misses
 */
export function checkHeaders(request: WireRequest, purpose: 'read' | 'write', strict: boolean): void {
  if (request.header(HEADERS.contractVersion) !== null && contractVersionOf(request) === undefined) {
    throw new Refusal(406, `${HEADERS.contractVersion}: expected one of ${CONTRACT_VERSIONS.join(', ')}`);
  }
  if (purpose === 'read' && !acceptsJson(request.header('accept'))) {
    throw new Refusal(406, 'Accept: expected application/json');
  }
  if (!strict) return;
  demand(request, HEADERS.contractVersion);
  if (purpose === 'write') return;
  demand(request, 'Accept');
  demand(request, 'Accept-Language');
}

/**
 * Reads the level of a query (contract §1.3).
 * @throws Refusal 400
 */
export function levelOf(values: readonly string[] | undefined): Level {
  if (!values) return DEFAULT_LEVEL;
  if (values.length > 1) throw new Refusal(400, 'level: expected it once');
  const level = parseLevel(values[0] ?? '');
  if (level === undefined) throw new Refusal(400, `level: expected one of ${LEVELS.join(', ')}`);
  return level;
}

/**
 * Reads whose path it is.
 * @param segment `me`, where the path knows it, or `xuid(…)`
 * @param me who `me` is
 * @throws Refusal 400
 */
export function xuidOf(segment: string, me: string): string {
  const user = parseUserSegment(segment);
  if (user === undefined) {
    throw new Refusal(400, 'xuid: expected xuid(…) with a decimal number from 1 to 18446744073709551615');
  }
  return user === 'me' ? me : user.xuid;
}

/**
 * Reads the plain number of a player-data path.
 * @throws Refusal 400
 */
export function plainXuidOf(segment: string): string {
  const xuid = parseXuid(segment);
  if (xuid === undefined) throw new Refusal(400, 'xuid: expected a decimal number');
  return xuid;
}

/**
 * Checks the one group that a path may name (contract §1.2).
 * @throws Refusal 400
 */
export function checkMoniker(moniker: string): void {
  if (moniker !== PEOPLE_MONIKER) throw new Refusal(400, `moniker: expected ${PEOPLE_MONIKER}`);
}

/**
 * Takes a request that was read.
 * @throws Refusal 400 that names the field
 */
export function granted<T>(result: RequestResult<T>): T {
  if ('fault' in result) throw new Refusal(400, result.fault);
  return result.request;
}

/** What the HTTP parser would not take, before there is a request. */
export type ParserFault = 'malformed' | 'head-too-long' | 'target-too-long' | 'too-slow';

/** A request target longer than this is told apart from a long head; the gateway's own limit. */
const LONG_TARGET = 8 * 1024;

function targetLength(packet: Buffer): number {
  const line = packet.toString('latin1', 0, packet.indexOf('\r\n') < 0 ? undefined : packet.indexOf('\r\n'));
  const match = /^[A-Z]+ (\/\S*)/.exec(line);
  return match?.[1]?.length ?? 0;
}

/**
 * Tells what Node's parser stumbled over.
 * @param error as the `clientError` event hands it over
 */
export function parserFaultOf(error: NodeJS.ErrnoException & { rawPacket?: Buffer }): ParserFault {
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'too-slow';
  if (error.code !== 'HPE_HEADER_OVERFLOW') return 'malformed';
  const packet = error.rawPacket;
  return packet && targetLength(packet) > LONG_TARGET ? 'target-too-long' : 'head-too-long';
}

import type { CannotListen } from './listen.ts';

/** The URL of a port on a host, as a browser takes it. */
export function urlOf(host: string, port: number, isTls = false): string {
  return `http${isTls ? 's' : ''}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/**
 * One line for an address that cannot be listened on, which says what to change.
 * @param setting the flag and the variable that set the port
 */
export function listenFault({ code }: CannotListen, host: string, port: number, setting: string): string {
  if (code === 'EADDRINUSE') {
    return `${setting}: port ${port} is in use; stop the other program or choose another port (0 takes a free one)`;
  }
  if (code === 'EACCES')
    return `${setting}: port ${port} needs rights that this user lacks; choose one above 1023`;
  return `cannot listen on ${urlOf(host, port)} (${code})`;
}

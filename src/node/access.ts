import { setTimeout as sleep } from 'node:timers/promises';
import type { GatewayOptions } from '#gateway/api.ts';
import { createSignIn } from '#gateway/sign-in.ts';
import { xboxNetwork } from '#gateway/xbox-sign-in.ts';
import { givenAuthorization } from './authorization.ts';
import type { Credentials } from './config.ts';
import type { Environment } from './setting.ts';
import { signInFile, signInPath } from './sign-in-file.ts';
import { signInLine } from './sign-in-voice.ts';
import { fileMark, readTokenFile, tokenFileAuthorization } from './token-file.ts';

/** How the token of an upstream is obtained, ready to begin. */
export type Access = Pick<GatewayOptions, 'authorization' | 'tokenMark' | 'signIn'> & {
  /** Begins to sign in, where that is wanted; to be called when the dashboard can be seen. */
  start(): void;
  stop(): void;
};

const idle = (): void => undefined;

/**
 * @param report is told in a sentence what has gone wrong with the token, and what is well again
 * @throws Error with a line that says what is wrong with the token file
 */
export async function accessBy(
  credentials: Credentials,
  env: Environment,
  report: (sentence: string) => void,
): Promise<Access> {
  switch (credentials.kind) {
    case 'token':
      return { authorization: givenAuthorization(credentials.token), start: idle, stop: idle };
    case 'file': {
      const { path } = credentials;
      await readTokenFile(path);
      return {
        authorization: tokenFileAuthorization(path, report),
        tokenMark: () => fileMark(path),
        start: idle,
        stop: idle,
      };
    }
    case 'sign-in': {
      const { clientId } = credentials;
      const path = signInPath(env);
      const signIn = createSignIn({
        network: xboxNetwork(clientId, Date.now),
        keeper: signInFile(path, clientId),
        clock: Date.now,
        tell: (news) => {
          // Somebody is to read these and do as they say; the rest is for whoever looks after the program.
          const say = news.kind === 'code' || news.kind === 'signed-in' ? console.log : report;
          say(signInLine(news, path));
        },
        pause: (ms, signal) => sleep(ms, undefined, { signal, ref: false }),
      });
      await signIn.takeUp();
      return { authorization: signIn.authorize, signIn, start: signIn.start, stop: signIn.stop };
    }
  }
}

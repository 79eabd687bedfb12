import type { SignInNews } from '#gateway/sign-in.ts';

function clockTime(ms: number): string {
  return new Date(ms).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

/**
 * What the terminal is told of a sign-in.
 * @param path where the sign-in is kept
 */
export function signInLine(news: SignInNews, path: string): string {
  switch (news.kind) {
    case 'code': {
      const { userCode, verificationUri, expiresAt } = news.code;
      return `To sign in, open ${verificationUri} and enter the code ${userCode} (until ${clockTime(expiresAt)}).`;
    }
    case 'signed-in':
      return `Signed in. The sign-in is kept in ${path}; npm run sign-out erases it.`;
    case 'not-kept':
      return `The sign-in cannot be kept in ${path}; it ends with this program.`;
    case 'fault':
      return news.fault.message;
  }
}

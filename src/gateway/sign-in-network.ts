import { SignInFault } from './sign-in-fault.ts';

/** What a person has to enter, and where. */
export type Code = {
  readonly userCode: string;
  readonly verificationUri: string;
  /** ms */
  readonly expiresAt: number;
};

/** What lets us ask for further tokens without the person. */
export type Grant = { readonly refreshToken: string };

/** A value of the Authorization header. */
export type Token = {
  readonly authorization: string;
  /** ms */
  readonly expiresAt: number;
};

/** A grant fresh from the network, with what it opens at once. */
export type Granted = { readonly grant: Grant; readonly accessToken: string };

export type AskedCode = {
  readonly code: Code;
  /** Waits until the person has entered it. @throws SignInFault expired, declined … */
  granted(signal: AbortSignal): Promise<Granted>;
};

/** The port to whoever lets people sign in; another network is another one of these. */
export type SignInNetwork = {
  /** @throws SignInFault */
  askForCode(): Promise<AskedCode>;
  /** @throws SignInFault `ended` if the person has to sign in anew */
  refresh(grant: Grant): Promise<Granted>;
  /** @throws SignInFault */
  tokenFor(granted: Granted): Promise<Token>;
};

/**
 * Checks a code before anybody is asked to enter it: it comes from elsewhere and is shown as it is.
 * @throws SignInFault unless the address is one of the web's and the code is short and plain
 */
export function checkedCode(code: Code): Code {
  const uri = URL.canParse(code.verificationUri) ? new URL(code.verificationUri) : undefined;
  const fine =
    uri?.protocol === 'https:' && uri.href.length <= 200 && /^[A-Za-z0-9-]{4,20}$/.test(code.userCode);
  if (!fine) throw new SignInFault('refused');
  return { ...code, verificationUri: uri.href };
}

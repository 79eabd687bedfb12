import type { SignInFaultKind } from '#contract/gateway-status.ts';

const SENTENCES: Readonly<Record<SignInFaultKind, string>> = {
  unreachable: 'The sign-in service cannot be reached. It is tried again by itself; check the network.',
  client:
    'The sign-in service does not know the client id. Set XBOX_CLIENT_ID to the one you registered, and allow public client flows for it.',
  expired: 'The code was not entered in time. A new one follows.',
  declined: 'The sign-in was declined. Enter the new code and allow it, or stop the program.',
  ended: 'The sign-in has ended. Sign in again with the new code.',
  'unsafe-file':
    'The kept sign-in can be read by others on this computer. Run npm run sign-out, then sign in again.',
  banned: 'The account is banned from the Xbox network. See enforcement.xbox.com, or sign in with another.',
  parental:
    'Parental controls keep this account from the Xbox network. The family’s organiser can allow it at account.microsoft.com/family.',
  'no-profile':
    'The account has no Xbox profile. Create one by signing in once at xbox.com, then sign in here again.',
  terms: 'The account has not accepted the terms of the Xbox network. Sign in at xbox.com and accept them.',
  region: 'The Xbox network is not offered in the account’s country or region. Sign in with another account.',
  age: 'The account has to prove its age. Sign in at xbox.com, follow what it asks, then sign in here again.',
  'play-time':
    'The account’s play time is used up, or its age has to be proved. Wait until it may play again, or see xbox.com.',
  child:
    'This is a child’s account. An adult has to add it to a family at account.microsoft.com/family, then sign in here again.',
  refused: 'The Xbox network refused the sign-in. Try again later, or sign in with another account.',
};

/** Contract §6.2: what the network says in numbers. */
const BY_XERR: Readonly<Record<number, SignInFaultKind>> = {
  2148916227: 'banned',
  2148916229: 'parental',
  2148916233: 'no-profile',
  2148916234: 'terms',
  2148916235: 'region',
  2148916236: 'age',
  2148916237: 'play-time',
  2148916238: 'child',
};

/** There is no token; the message says what to do and quotes nothing of the network. */
export class SignInFault extends Error {
  override readonly name = 'SignInFault';
  readonly kind: SignInFaultKind;

  constructor(kind: SignInFaultKind) {
    super(SENTENCES[kind]);
    this.kind = kind;
  }
}

/**
 * What a refusal of the Xbox network means.
 * @param xerr the member `XErr` of its answer, whatever it is
 */
export function faultOfXErr(xerr: unknown): SignInFault {
  return new SignInFault(BY_XERR[Number(xerr)] ?? 'refused');
}

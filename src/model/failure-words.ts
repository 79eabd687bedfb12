import { t } from '#i18n/translate.ts';

/**
 * What went wrong, and what can be done, in a sentence, for failures that mean the same whatever was asked.
 * @param code as the gateway's answer is read; undefined: the page itself failed
 * @returns undefined where it depends on what was asked
 */
export function commonFailureWords(code: string | undefined): string | undefined {
  switch (code) {
    case undefined:
      return t('failure.page');
    case 'unreachable':
      return t('failure.unreachable');
    case 'signed-out':
      return t('failure.signedOut');
    case 'throttled':
      return t('failure.throttled');
    case 'unavailable':
      return t('failure.unavailable');
    default:
      return undefined;
  }
}

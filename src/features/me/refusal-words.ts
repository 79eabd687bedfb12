import { ApiError } from '#client/http.ts';
import { t } from '#i18n/translate.ts';

/** Why a write failed, and what can be done, in a sentence. */
export function refusalWords(error: unknown): string {
  if (!(error instanceof ApiError)) return t('failure.page');
  switch (error.code) {
    case 'unreachable':
      return t('failure.unreachable');
    case 'signed-out':
      return t('failure.signedOut');
    case 'throttled':
      return error.retryAfter === undefined
        ? t('failure.throttled')
        : t('me.wait', { seconds: error.retryAfter });
    case 'unavailable':
      return t('failure.unavailable');
    case 'not-allowed':
      return t('me.notAllowed', { message: error.message });
    case 'refused':
      return t('me.message', { message: error.message });
  }
}

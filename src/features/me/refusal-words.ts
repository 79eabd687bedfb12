import { ApiError } from '#client/http.ts';
import { t } from '#i18n/translate.ts';
import { commonFailureWords } from '#model/failure-words.ts';

/** Why a write failed, and what can be done, in a sentence. */
export function refusalWords(error: unknown): string {
  const { code, retryAfter, message = '' } = error instanceof ApiError ? error : {};
  if (code === 'throttled' && retryAfter !== undefined) return t('me.wait', { seconds: retryAfter });
  if (code === 'not-allowed') return t('me.notAllowed', { message });
  return commonFailureWords(code) ?? t('me.message', { message });
}

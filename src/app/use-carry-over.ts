import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { carryOver } from '#client/carry-over.ts';
import { upstreamLanguages } from '#i18n/languages.ts';
import { followWords, language } from '#i18n/translate.ts';

/** In another language the last picture stays until it is told in that language. */
export function useCarryOver(): void {
  const client = useQueryClient();
  // Talks to the language of the page: it is told before anything is drawn in the next one.
  useEffect(() => {
    let languages = upstreamLanguages(language());
    return followWords(() => {
      const next = upstreamLanguages(language());
      if (next !== languages) carryOver(client, languages, next);
      languages = next;
    });
  }, [client]);
}

import type { QueryClient } from '@tanstack/react-query';
import { pollSeconds } from '#client/poll-policy.ts';
import { presenceQuery } from '#client/presence.ts';
import { gamertagsQueries } from '#client/profile.ts';
import { statusQuery } from '#client/status.ts';
import { questionsRepeat } from '#client/tabs.ts';
import { useConnection } from '#features/connection/connection-store.ts';
import { useViewStore } from '#features/filters/view-store.ts';
import { upstreamLanguages } from '#i18n/languages.ts';
import { questionsFor, type Question } from '#model/questions.ts';
import { FLOOR_AT_FIRST } from './use-polling.ts';

/** Asks who is there, and then at once how they are called. */
async function askWho(client: QueryClient, question: Question, languages: string): Promise<void> {
  const { records } = await client.fetchQuery(presenceQuery(question, languages));
  for (const query of gamertagsQueries([...records.keys()], languages)) void client.prefetchQuery(query);
}

/**
 * Asks what the page asks first while its words are on their way. The page finds the answers, or waits for the
 * very same questions; it also tells what failed.
 * @param language the interface's, whose words are loaded
 * @returns when all that the first people wait for has been asked, or cannot be
 */
export async function askFirst(client: QueryClient, language: string): Promise<void> {
  const languages = upstreamLanguages(language);
  const { interval: chosen } = useConnection.getState();
  questionsRepeat(pollSeconds({ chosen, floor: FLOOR_AT_FIRST, hidden: document.hidden }) * 1000);
  void client.prefetchQuery(statusQuery(languages));
  const { picture } = questionsFor(useViewStore.getState().view, undefined, undefined, []);
  await Promise.allSettled(picture.map((question) => askWho(client, question, languages)));
}

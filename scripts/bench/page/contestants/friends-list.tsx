/*
 * The dashboard's own list, as it is in the dashboard, on a page without anything around it: what the lists beside
 * it are measured as.
 */
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { readAnswer, type ReadAnswer } from '#client/answer-reader.ts';
import { letOthers } from '#client/pause.ts';
import { EMPTY_PICTURE, nextPicture, type Picture } from '#client/picture.ts';
import { standingsOf } from '#client/standing.ts';
import { FriendsList } from '#features/friends/FriendsList.tsx';
import { shapes } from '#features/friends/late-shapes.ts';
import { loadLanguage } from '#i18n/languages.ts';
import { arranger } from '#model/arranging.ts';
import { friendsTold } from '#app/friends-told.ts';
import { askNames, eachPoll } from './line.ts';

const names = await askNames();
await Promise.all([loadLanguage('en'), shapes.fetch()]);

const describe = (xuid: string) => ({
  name: names.get(xuid) ?? xuid,
  gamertag: undefined,
  favorite: false,
});
const nothing = () => undefined;

let read: ReadAnswer | undefined;
let picture: Picture = EMPTY_PICTURE;

async function askAll(): Promise<Picture> {
  const text = await (await fetch('/all')).text();
  read = await readAnswer(text, read, letOthers);
  picture = nextPicture(picture, read.records, { at: performance.now(), clock: Date.now() }, undefined);
  return picture;
}

function Page() {
  const { data } = useQuery({
    queryKey: ['friends'],
    queryFn: askAll,
    staleTime: Infinity,
    structuralSharing: false,
  });
  const [makeFriends] = useState(() => friendsTold());
  const [arrange] = useState(() => arranger());
  const friends = useMemo(
    () => (data ? makeFriends([...data.records.keys()], standingsOf([data], Infinity), describe, 'all') : []),
    [data, makeFriends],
  );
  const groups = useMemo(
    () => arrange(friends, { by: 'state', sort: undefined, locale: 'en' }),
    [friends, arrange],
  );
  return (
    <div className="pt-15 [--header:3.75rem] lg:ps-60">
      <main className="px-5">
        <FriendsList
          groups={groups}
          people={friends}
          viewKey=""
          layout="list"
          density="comfortable"
          sort={undefined}
          level="all"
          openedXuid={undefined}
          isPaused={false}
          empty={null}
          onOpen={nothing}
          onTitle={nothing}
          onFavourite={nothing}
          onSort={nothing}
        />
      </main>
    </div>
  );
}

const client = new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: false } } });
eachPoll(() => void client.refetchQueries({ queryKey: ['friends'] }));
createRoot(document.getElementById('root') as HTMLElement).render(
  <QueryClientProvider client={client}>
    <Page />
  </QueryClientProvider>,
);

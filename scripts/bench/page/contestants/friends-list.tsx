/*
 * The dashboard's own list, as it is in the dashboard, on a page without anything around it: what the lists beside
 * it are measured as.
 */
import { useQuery } from '@tanstack/react-query';
import { FriendsList } from '#features/friends/FriendsList.tsx';
import { shapes } from '#features/friends/late-shapes.ts';
import { loadLanguage } from '#i18n/languages.ts';
import { askPeople, type People } from './friends-list-people.ts';
import { drawQueryPage } from './query-page.tsx';

await Promise.all([loadLanguage('en'), shapes.fetch()]);

const NOBODY: People = { friends: [], groups: [] };
const nothing = () => undefined;

function Page() {
  const { data: people = NOBODY } = useQuery({
    queryKey: ['friends'],
    queryFn: askPeople,
    staleTime: Infinity,
    structuralSharing: false,
  });
  return (
    <FriendsList
      groups={people.groups}
      people={people.friends}
      viewKey=""
      layout="list"
      density="cozy"
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
  );
}

drawQueryPage(<Page />);

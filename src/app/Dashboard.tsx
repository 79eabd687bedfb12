import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { upstreamLanguages } from '#i18n/languages.ts';
import { language, t, useLocale } from '#i18n/translate.ts';
import { statusQuery } from '#client/status.ts';
import { pauseToggled } from '#features/connection/connection-store.ts';
import { ConnectionFacts } from '#features/connection/ConnectionFacts.tsx';
import { FailureBanner } from '#features/connection/FailureBanner.tsx';
import { OldTimes } from '#features/connection/OldTimes.tsx';
import { PartialNote } from '#features/connection/PartialNote.tsx';
import { UpdateNotice } from '#features/connection/UpdateNotice.tsx';
import { FilterNotice } from '#features/filters/FilterNotice.tsx';
import { ActiveFilters } from '#features/filters/ActiveFilters.tsx';
import { LayoutControl } from '#features/filters/LayoutControl.tsx';
import { LevelControl } from '#features/filters/LevelControl.tsx';
import {
  filtersChosen,
  followAddress,
  titlePressed,
  useView,
  viewOpened,
  personClosed,
  sortChosen,
  personOpened,
} from '#features/filters/view-store.ts';
import { FriendsList } from '#features/friends/FriendsList.tsx';
import { meClosed } from '#features/me/me-store.ts';
import { MeEntry } from '#features/me/MeEntry.tsx';
import { Summary } from '#features/summary/Summary.tsx';
import type { Friend } from '#model/friend.ts';
import { stateWords } from '#model/friend-words.ts';
import { listedFriends } from '#model/listed-friends.ts';
import { FRIENDS_ROSTER } from '#model/view.ts';
import { writeAddress } from '#model/view-address.ts';
import { SavedViews } from '#features/views/SavedViews.tsx';
import { useSavedViews } from '#features/views/views-store.ts';
import { Commands } from './Commands.tsx';
import { Drawer } from './Drawer.tsx';
import { Header } from './Header.tsx';
import { Logo } from './Logo.tsx';
import { PeopleArea } from './PeopleArea.tsx';
import { PeopleTools } from './PeopleTools.tsx';
import { Sidebar } from './Sidebar.tsx';
import { Sprite } from '#ui/Sprite.tsx';
import { useDashboard } from './use-dashboard.ts';
import { useMe } from './use-me.ts';
import { usePollHealth } from './use-poll-health.ts';
import { usePolling } from './use-polling.ts';
import { useRefresh } from './use-refresh.ts';
import { usePersonKeys } from './use-person-keys.ts';
import { useWatched } from './use-watched.ts';

const DetailsPanel = lazy(() => import('#features/details/DetailsPanel.tsx'));
const MePanel = lazy(() => import('#features/me/MePanel.tsx'));
const PersonNotes = lazy(() => import('#features/people/PersonNotes.tsx'));

const NOBODY: readonly Friend[] = [];

/** The whole page: asks, and puts what came into its places. */
export function Dashboard() {
  const queryClient = useQueryClient();
  const chosen = useView();
  // Draws every word anew when another language or clock is chosen.
  useLocale();
  const languages = upstreamLanguages(language());
  const [drawer, setDrawer] = useState(false);
  const known = queryClient.getQueryData(statusQuery(languages).queryKey);
  const polling = usePolling(known?.interval);
  const { data: status } = useQuery({ ...statusQuery(languages), ...polling.options });
  const watched = useWatched(chosen, status);
  const { view, rosters, roster, sample } = watched;
  const dashboard = useDashboard(watched, status, languages, polling);
  const health = usePollHealth(dashboard.presence.questions.picture, status, languages, polling);
  const openedXuid = view.person;
  const opened = dashboard.friends?.find(({ xuid }) => xuid === openedXuid);
  const me = useMe(status?.viewer?.xuid, opened !== undefined, languages, polling);
  const askNow = useRefresh();
  // Talks to the address bar and its history.
  useEffect(() => followAddress(), []);
  const rosterName = view.roster === FRIENDS_ROSTER ? t('roster.friends') : (roster?.name ?? view.roster);
  const meEntry = status?.viewer ? (
    <MeEntry
      me={me.friend}
      at={me.at}
      cloaked={status.cloaked === true}
      opened={me.opened}
      onPress={() => {
        setDrawer(false);
        me.onPress();
      }}
    />
  ) : null;
  const sidebar = {
    view,
    rosters,
    counts: dashboard.counts,
    friends: dashboard.presence.friendCount,
    titleNames: dashboard.titleNames,
    sample,
    name: rosterName,
    listed: () => listedFriends(dashboard.groups ?? []),
    savedViews: (
      <SavedViews
        atHand={{
          view,
          friends: dashboard.friends,
          shown: dashboard.groups ? dashboard.shown : undefined,
        }}
        address={writeAddress(chosen)}
        onOpen={viewOpened}
      />
    ),
  };
  const saved = useSavedViews();
  const onPersonKey = usePersonKeys(chosen, dashboard.friends, watched.onFavourite);
  return (
    <OldTimes health={health}>
      <div className="[--header:3.75rem] lg:ps-60">
        <Sprite />
        <a
          href="#people"
          className="sr-only focus:not-sr-only focus:fixed focus:start-2 focus:top-2 focus:z-50 focus:rounded-lg focus:bg-card focus:p-3"
        >
          {t('app.skip')}
        </a>
        <aside
          aria-label={t('roster.panel')}
          className="fixed inset-y-0 start-0 hidden w-60 overflow-y-auto border-e border-line bg-side px-3 pt-4.5 lg:block"
        >
          <Sidebar {...sidebar}>
            <div className="mb-6">
              <Logo />
            </div>
            {meEntry}
          </Sidebar>
        </aside>
        {drawer ? (
          <Drawer label={t('roster.panel')} onClose={() => setDrawer(false)}>
            <Sidebar {...sidebar}>
              {meEntry}
              <div className="mb-5 flex flex-wrap gap-2 md:hidden">
                <LevelControl level={view.level} />
                <LayoutControl layout={view.layout} />
              </div>
            </Sidebar>
          </Drawer>
        ) : null}
        <Header
          view={view}
          health={health}
          polling={polling}
          sample={sample}
          onFilters={() => setDrawer(true)}
          onResume={askNow}
          connection={<ConnectionFacts status={status} />}
        />
        <Commands
          view={chosen}
          friends={dashboard.friends ?? NOBODY}
          counts={dashboard.counts}
          titleNames={dashboard.titleNames}
          rosters={rosters}
          savedViews={saved}
          isPaused={polling.pausedAt !== undefined}
          onPause={() => {
            pauseToggled(Date.now());
            if (polling.pausedAt !== undefined) askNow();
          }}
        />
        <UpdateNotice />
        <FailureBanner health={health} onRetry={askNow} />
        <main
          id="people"
          tabIndex={-1}
          className={`px-3 pt-5 pb-8 outline-none md:px-5 ${opened || me.opened ? 'lg:me-104' : ''}`}
        >
          <h1 className="sr-only">{rosterName}</h1>
          {sample ? (
            <p
              role="status"
              className="mb-3 w-fit rounded-full border border-dashed border-edge px-2.5 py-0.5 text-xs text-soft xl:hidden"
            >
              {t('app.sample')}
            </p>
          ) : null}
          <Summary counts={dashboard.counts} level={view.level} onTitle={titlePressed} />
          <FilterNotice roster={rosterName} />
          <ActiveFilters
            view={view}
            titleNames={dashboard.titleNames}
            shown={dashboard.groups ? dashboard.shown : undefined}
            all={dashboard.counts.all}
          />
          <PartialNote
            completeness={dashboard.completeness}
            onShow={() => filtersChosen({ states: ['nodata'] })}
          />
          <div className="mt-2">
            <PeopleArea
              view={view}
              roster={roster}
              dashboard={dashboard}
              health={health}
              rosterKnown={watched.known ? view.roster === FRIENDS_ROSTER || roster !== undefined : undefined}
              onRetry={askNow}
            >
              {(empty) => (
                <FriendsList
                  groups={dashboard.groups ?? []}
                  everybody={dashboard.everybody}
                  viewKey={writeAddress({ ...view, person: undefined })}
                  layout={view.layout}
                  density={view.density}
                  sort={view.sort}
                  level={view.level}
                  openedXuid={openedXuid}
                  isPaused={polling.pausedAt !== undefined}
                  empty={empty}
                  onOpen={personOpened}
                  onTitle={titlePressed}
                  onFavourite={watched.onFavourite}
                  onSort={sortChosen}
                  onPersonKey={onPersonKey}
                />
              )}
            </PeopleArea>
          </div>
        </main>
        <PeopleTools
          watched={watched}
          dashboard={dashboard}
          status={status}
          languages={languages}
          onRosters={() => setDrawer(false)}
        />
        {me.opened && status?.viewer ? (
          <Suspense>
            <MePanel
              xuid={status.viewer.xuid}
              me={me.friend}
              name={me.name}
              error={me.error}
              status={status}
              languages={languages}
              onTitle={titlePressed}
              onClose={meClosed}
            />
          </Suspense>
        ) : null}
        {opened ? (
          <Suspense>
            <DetailsPanel
              key={opened.xuid}
              friend={opened}
              words={stateWords(opened, view.level)}
              level={view.level}
              onTitle={titlePressed}
              onFavourite={watched.onFavourite}
              onClose={personClosed}
            >
              <Suspense>
                <PersonNotes
                  xuid={opened.xuid}
                  gamertag={opened.gamertag}
                  book={watched.book}
                  sample={watched.meetsSample}
                />
              </Suspense>
            </DetailsPanel>
          </Suspense>
        ) : null}
      </div>
    </OldTimes>
  );
}

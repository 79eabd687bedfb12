import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense, useCallback, useEffect, useState } from 'react';
import { upstreamLanguages } from '#i18n/languages.ts';
import { language, t, useLocale } from '#i18n/translate.ts';
import { statusQuery } from '#client/status.ts';
import { OldTimes } from '#features/connection/OldTimes.tsx';
import { followAddress, titlePressed, useView } from '#features/filters/view-store.ts';
import { Summary } from '#features/summary/Summary.tsx';
import { FRIENDS_ROSTER } from '#model/view.ts';
import { Header } from './Header.tsx';
import { Around, Banners, Bell, PageSettings, PlayedMost, Sidebar, Wall } from './late-parts.ts';
import { Listing } from './Listing.tsx';
import { Logo } from './Logo.tsx';
import type { Page } from './page.ts';
import { useAfter } from '#ui/use-after.ts';
import { useDashboard } from './use-dashboard.ts';
import { useMe } from './use-me.ts';
import { usePollHealth } from './use-poll-health.ts';
import { usePolling } from './use-polling.ts';
import { useRefresh } from './use-refresh.ts';
import { useWatched } from './use-watched.ts';

/** What stands around the list comes with the first answer, or with its failure; at last after so long, in milliseconds. */
const LATE_AT_LAST = 1500;

/** The whole page: asks, and puts what came into its places. */
export function Dashboard() {
  const queryClient = useQueryClient();
  const chosen = useView();
  // Draws every word anew when another language or clock is chosen.
  useLocale();
  const languages = upstreamLanguages(language());
  const [drawer, setDrawer] = useState(false);
  const openDrawer = useCallback(() => setDrawer(true), [setDrawer]);
  const known = queryClient.getQueryData(statusQuery(languages).queryKey);
  const polling = usePolling(known?.interval);
  const { data: status } = useQuery({ ...statusQuery(languages), ...polling.options });
  const watched = useWatched(chosen, status);
  const { view, roster, sample } = watched;
  const dashboard = useDashboard(watched, status, languages, polling);
  const health = usePollHealth(dashboard.fare, status, polling);
  const openedXuid = view.person;
  const opened =
    openedXuid === undefined ? undefined : dashboard.friends?.find(({ xuid }) => xuid === openedXuid);
  const me = useMe(status?.viewer?.xuid, opened !== undefined, languages, polling);
  const askNow = useRefresh();
  // Talks to the address bar and its history.
  useEffect(() => followAddress(), []);
  const rosterName = view.roster === FRIENDS_ROSTER ? t('roster.friends') : (roster?.name ?? view.roster);
  const page: Page = {
    chosen,
    watched,
    rosterName,
    status,
    dashboard,
    polling,
    health,
    languages,
    me,
    opened,
    askNow,
  };
  const waited = useAfter(LATE_AT_LAST);
  const [isLate, setLate] = useState(false);
  // Once there it stays, whatever is asked for next.
  if (!isLate && (waited || dashboard.friends !== undefined || health.error !== undefined)) setLate(true);
  if (chosen.kiosk) {
    return (
      <Suspense>
        <Wall page={page} />
      </Suspense>
    );
  }
  return (
    <OldTimes health={health}>
      <div className="[--header:3.75rem] max-[18rem]:[--header:6.5rem] lg:ps-60">
        <a
          href="#people"
          className="sr-only focus:not-sr-only focus:fixed focus:start-2 focus:top-2 focus:z-50 focus:rounded-lg focus:bg-card focus:p-3"
        >
          {t('app.skip')}
        </a>
        <aside
          aria-label={t('roster.panel')}
          className="fixed inset-y-0 start-0 hidden w-60 contain-strict overflow-y-auto border-e border-line bg-side px-3 pt-4.5 lg:block"
        >
          <div className="mb-6">
            <Logo />
          </div>
          <Suspense>{isLate ? <Sidebar page={page} /> : null}</Suspense>
        </aside>
        <Header
          view={view}
          health={roster?.xuids.length === 0 ? undefined : health}
          sample={sample}
          isLate={isLate}
          onFilters={openDrawer}
          onResume={askNow}
          bell={<Suspense>{isLate ? <Bell page={page} /> : null}</Suspense>}
          settings={<Suspense>{isLate ? <PageSettings polling={polling} status={status} /> : null}</Suspense>}
        />
        <Suspense>
          {isLate || drawer ? (
            <Around page={page} hasDrawer={drawer} onDrawerClosed={() => setDrawer(false)} />
          ) : null}
        </Suspense>
        <Suspense>{isLate ? <Banners health={health} onRetry={askNow} /> : null}</Suspense>
        <main
          id="people"
          tabIndex={-1}
          className={`px-3 pt-5 pb-20 outline-none md:px-5 ${opened || me.opened ? 'lg:me-104' : ''}`}
        >
          <h1 className="sr-only">{rosterName}</h1>
          {sample ? (
            <p
              role="status"
              className="mb-3 w-fit rounded-full border border-dashed border-edge px-2.5 py-0.5 text-xs text-soft min-[88rem]:hidden"
            >
              {t('app.sample')}
            </p>
          ) : null}
          <Summary counts={dashboard.friends && dashboard.counts} level={view.level}>
            <Suspense>
              {isLate ? (
                <PlayedMost
                  titles={dashboard.counts.titles}
                  total={dashboard.counts.signedIn}
                  onTitle={titlePressed}
                />
              ) : null}
            </Suspense>
          </Summary>
          <Listing page={page} isLate={isLate} />
        </main>
      </div>
    </OldTimes>
  );
}

import { lazy, Suspense } from 'react';
import type { GatewayStatus } from '#contract/gateway-status.ts';
import { PauseButton } from '#features/connection/PauseButton.tsx';
import { personClosed } from '#features/filters/view-choices.ts';
import { titlePressed } from '#features/filters/view-store.ts';
import { meClosed } from '#features/me/me-opening.ts';
import { Pictured } from '#features/pictures/Pictured.tsx';
import { NO_ALERTS } from '#model/alert-rules.ts';
import type { Friend } from '#model/friend.ts';
import type { View } from '#model/view.ts';
import { PersonKeys } from './PersonKeys.tsx';
import type { Me } from './use-me.ts';
import type { Watched } from './use-watched.ts';

const DetailsPanel = lazy(() => import('#features/details/DetailsPanel.tsx'));
const MePanel = lazy(() => import('#features/me/MePanel.tsx'));
const TellMe = lazy(() => import('#features/alerts/TellMe.tsx'));
const PersonNotes = lazy(() => import('#features/people/PersonNotes.tsx'));

/** What opens beside the list: one friend, or oneself. */
export function Panels({
  me,
  opened,
  view,
  watched,
  status,
  languages,
  onResume,
}: {
  readonly me: Me;
  /** The friend who is opened. */
  readonly opened: Friend | undefined;
  /** As the address says it. */
  readonly view: View;
  readonly watched: Watched;
  readonly status: GatewayStatus | undefined;
  readonly languages: string;
  /** Updates go on. */
  readonly onResume: () => void;
}) {
  return (
    <>
      {me.opened && status?.viewer ? (
        <Suspense>
          <Pictured xuid={status.viewer.xuid}>
            <MePanel
              xuid={status.viewer.xuid}
              me={me.friend}
              name={me.name}
              error={me.error}
              status={status}
              languages={languages}
              onTitle={titlePressed}
              onClose={meClosed}
              pause={<PauseButton onResume={onResume} />}
            />
          </Pictured>
        </Suspense>
      ) : null}
      {opened ? (
        <Suspense>
          <Pictured xuid={opened.xuid}>
            <PersonKeys friend={opened} view={view} onFavourite={watched.onFavourite}>
              <DetailsPanel
                key={opened.xuid}
                friend={opened}
                level={watched.view.level}
                onTitle={titlePressed}
                onFavourite={watched.onFavourite}
                onClose={personClosed}
                pause={<PauseButton onResume={onResume} />}
              >
                <Suspense>
                  <p className="mt-4 flex flex-wrap gap-2">
                    <TellMe
                      who={{ kind: 'person', xuid: opened.xuid, name: opened.name }}
                      what="online"
                      alerts={watched.book.alerts ?? NO_ALERTS}
                      sample={watched.meetsSample}
                    />
                  </p>
                  <PersonNotes
                    xuid={opened.xuid}
                    gamertag={opened.gamertag}
                    book={watched.book}
                    sample={watched.meetsSample}
                  />
                </Suspense>
              </DetailsPanel>
            </PersonKeys>
          </Pictured>
        </Suspense>
      ) : null}
    </>
  );
}

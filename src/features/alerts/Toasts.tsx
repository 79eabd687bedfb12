import { useEffect, useState } from 'react';
import { t } from '#i18n/translate.ts';
import type { Told } from '#model/alert-rules.ts';
import { toldWords } from '#model/alert-words.ts';
import { IconButton } from '#ui/IconButton.tsx';
import {
  mutedForAnHour,
  mutedUntilTomorrow,
  personMuted,
  toastClosed,
  useSaid,
  useToasts,
} from './alerts-store.ts';

/** A toast goes by itself after so long, in milliseconds, unless somebody is at it. */
const STAYS = 20_000;

const ACTION = 'min-h-6 rounded px-1.5 text-[0.8125rem] text-accent hover:underline';

function Toast({ told, onOpen }: { readonly told: Told; readonly onOpen: (xuid: string) => void }) {
  const [held, setHeld] = useState(false);
  const { id, events } = told;
  // Talks to the browser's timer; whoever reads or presses has all the time they want.
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => toastClosed(id), STAYS);
    return () => clearTimeout(timer);
  }, [held, id]);
  const { heading, body } = toldWords(told);
  const [only] = events;
  const person = events.length === 1 && only?.xuid !== undefined ? { ...only, xuid: only.xuid } : undefined;
  return (
    // Whoever is at it only holds it there; nothing else comes of it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label={heading}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      // Who closes one by pointer leaves the focus to the next, and is not at it.
      onFocus={({ target }) => setHeld(target.matches(':focus-visible'))}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto rounded-xl border border-line bg-card p-3 shadow-panel"
    >
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
          {person ? (
            <button
              type="button"
              onClick={() => {
                toastClosed(id);
                onOpen(person.xuid);
              }}
              className="min-h-6 text-start font-semibold hover:underline"
            >
              {heading}
            </button>
          ) : (
            <p className="font-semibold">{heading}</p>
          )}
          <p className="text-[0.8125rem] text-soft">{body}</p>
        </div>
        <IconButton
          icon="x"
          label={t('alerts.close')}
          className="-me-1 -mt-1 size-8 border-0 bg-transparent"
          onClick={() => toastClosed(id)}
        />
      </div>
      <div role="group" aria-label={t('alerts.mute')} className="-ms-1.5 mt-1 flex flex-wrap gap-x-1">
        <button type="button" className={ACTION} onClick={() => mutedForAnHour(Date.now())}>
          {t('alerts.muteHour')}
        </button>
        <button type="button" className={ACTION} onClick={() => mutedUntilTomorrow(Date.now())}>
          {t('alerts.muteTomorrow')}
        </button>
        {person ? (
          <button type="button" className={ACTION} onClick={() => personMuted(person.xuid, person.name)}>
            {t('alerts.mutePerson', { name: person.name })}
          </button>
        ) : null}
      </div>
    </section>
  );
}

/** What is told in the page, and the one voice by which it is read out. */
export function Toasts({ onOpen }: { readonly onOpen: (xuid: string) => void }) {
  const toasts = useToasts();
  return (
    <>
      <p role="status" className="sr-only">
        {useSaid()}
      </p>
      <div className="grid w-88 max-w-full gap-2">
        {toasts.map((told) => (
          <Toast key={told.id} told={told} onOpen={onOpen} />
        ))}
      </div>
    </>
  );
}

import { CircleQuestionMark, Gamepad2, Globe, Monitor, Smartphone, Tv } from 'lucide-react';
import type { ReactNode } from 'react';

const FRAME = (
  <rect x="1" y="1" width="26" height="16" rx="2.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
);

const STATES: Readonly<Record<string, ReactNode>> = {
  title: (
    <path
      fill="currentColor"
      fillRule="evenodd"
      d="M7 0a7 7 0 1 1 0 14A7 7 0 0 1 7 0ZM5.3 3.9v6.2L10.4 7 5.3 3.9Z"
    />
  ),
  online: <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="3" />,
  away: <path fill="currentColor" d="M8.6.6a6.6 6.6 0 1 0 4.9 9.2A5.6 5.6 0 0 1 8.6.6Z" />,
  offline: (
    <rect
      x="2.25"
      y="2.25"
      width="9.5"
      height="9.5"
      rx="2"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
    />
  ),
  hidden: (
    <circle
      cx="7"
      cy="7"
      r="5.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeDasharray="2.6 1.7"
    />
  ),
  nodata: (
    <>
      <circle
        cx="7"
        cy="7"
        r="6"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeDasharray="2.2 1.5"
      />
      <path
        d="M5.2 5.6a1.8 1.8 0 1 1 2.6 1.6c-.5.3-.8.6-.8 1.2"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
      />
      <circle cx="7" cy="10.2" r=".8" fill="currentColor" />
    </>
  ),
};

const PLACES: Readonly<Record<string, ReactNode>> = {
  full: (
    <>
      {FRAME}
      <rect x="3.5" y="3.5" width="21" height="11" rx="1" fill="currentColor" />
    </>
  ),
  fill: (
    <>
      {FRAME}
      <rect x="3.5" y="3.5" width="14.5" height="11" rx="1" fill="currentColor" />
    </>
  ),
  snapped: (
    <>
      {FRAME}
      <rect x="19" y="3.5" width="5.5" height="11" rx="1" fill="currentColor" />
    </>
  ),
  background: (
    <>
      <rect
        x="6"
        y="1"
        width="21"
        height="12"
        rx="2.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeDasharray="2.4 1.8"
      />
      <path d="M1.2 6.5V14a3 3 0 0 0 3 3H22" fill="none" stroke="currentColor" strokeWidth="1.8" />
    </>
  ),
  unknown: (
    <>
      <rect
        x="1"
        y="1"
        width="26"
        height="16"
        rx="2.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeDasharray="2.8 2"
      />
      <path
        d="M11.8 7.2a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
      />
      <circle cx="14" cy="13.2" r="1" fill="currentColor" />
    </>
  ),
};

const DEVICES = {
  gamepad: Gamepad2,
  monitor: Monitor,
  phone: Smartphone,
  tv: Tv,
  globe: Globe,
  unknown: CircleQuestionMark,
} as const;

/**
 * The drawings that stand many times on the page, once: each place then needs two elements to show one.
 * To be rendered once, anywhere before they are used.
 */
export function Sprite() {
  return (
    <svg aria-hidden width="0" height="0" className="absolute">
      {Object.entries(STATES).map(([name, drawing]) => (
        <symbol key={name} id={`state-${name}`} viewBox="0 0 14 14">
          {drawing}
        </symbol>
      ))}
      {Object.entries(PLACES).map(([name, drawing]) => (
        <symbol key={name} id={`place-${name}`} viewBox="0 0 28 18">
          {drawing}
        </symbol>
      ))}
      {Object.entries(DEVICES).map(([name, Drawing]) => (
        <symbol key={name} id={`device-${name}`} viewBox="0 0 24 24">
          <Drawing strokeWidth={1.75} />
        </symbol>
      ))}
    </svg>
  );
}

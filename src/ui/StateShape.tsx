/** What a shape can tell; the word beside it says the same. */
export type Shape = 'title' | 'online' | 'away' | 'offline' | 'hidden' | 'nodata';

const COLOURS: Readonly<Record<Shape, string>> = {
  title: 'text-online',
  online: 'text-online',
  away: 'text-away',
  offline: 'text-offline',
  hidden: 'text-offline',
  nodata: 'text-offline',
};

function Drawing({ shape }: { readonly shape: Shape }) {
  switch (shape) {
    case 'title':
      return (
        <path
          fill="currentColor"
          fillRule="evenodd"
          d="M7 0a7 7 0 1 1 0 14A7 7 0 0 1 7 0ZM5.3 3.9v6.2L10.4 7 5.3 3.9Z"
        />
      );
    case 'online':
      return <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="3" />;
    case 'away':
      return <path fill="currentColor" d="M8.6.6a6.6 6.6 0 1 0 4.9 9.2A5.6 5.6 0 0 1 8.6.6Z" />;
    case 'offline':
      return (
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
      );
    case 'hidden':
      return (
        <circle
          cx="7"
          cy="7"
          r="5.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeDasharray="2.6 1.7"
        />
      );
    case 'nodata':
      return (
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
      );
  }
}

/** A person's state by shape; colour only supports it, so it holds in forced colours too. */
export function StateShape({ shape, size = 12 }: { readonly shape: Shape; readonly size?: number }) {
  return (
    <svg aria-hidden viewBox="0 0 14 14" width={size} height={size} className={`shrink-0 ${COLOURS[shape]}`}>
      <Drawing shape={shape} />
    </svg>
  );
}

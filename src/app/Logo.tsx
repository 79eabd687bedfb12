/** The mark: a screen with a title at its side. */
export function Logo() {
  return (
    <p className="flex items-center gap-2.5 px-2 text-base font-semibold">
      <svg aria-hidden viewBox="0 0 32 20" width={28} height={18}>
        <rect
          x="1.5"
          y="1.5"
          width="29"
          height="17"
          rx="4"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.5"
          className="text-accent"
        />
        <rect x="20" y="5" width="6.5" height="10" rx="1.5" className="fill-online" />
      </svg>
      Friends Presence
    </p>
  );
}

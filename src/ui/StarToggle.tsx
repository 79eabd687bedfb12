/**
 * A star that is set or not. It is one element, since it stands on every card and row; the sign itself is
 * drawn by the style and says nothing to those who do not see it.
 */
export function StarToggle({
  label,
  isSet,
  onToggle,
  className = '',
  ...rest
}: {
  readonly label: string;
  readonly isSet: boolean;
  readonly onToggle: () => void;
  readonly className?: string;
  readonly tabIndex?: number;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={isSet}
      onClick={onToggle}
      className={`grid size-7 shrink-0 place-items-center rounded-md text-lg leading-none text-faint before:content-['☆'] hover:text-away aria-pressed:text-away aria-pressed:before:content-['★'] ${className}`}
      {...rest}
    />
  );
}

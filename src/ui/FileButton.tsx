/** Opens the browser's picker for one file; the choice is told once. */
export function FileButton({
  label,
  accept,
  onFile,
}: {
  readonly label: string;
  readonly accept: string;
  readonly onFile: (file: File) => void;
}) {
  return (
    <label className="relative inline-flex min-h-9 items-center rounded-lg border border-line bg-card px-3.5 py-1 font-medium hover:bg-raised has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
      {label}
      <input
        type="file"
        accept={accept}
        className="absolute inset-0 cursor-pointer opacity-0"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
          // The same file can then be chosen again after it was corrected.
          event.target.value = '';
        }}
      />
    </label>
  );
}

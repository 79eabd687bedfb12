/** Cards of the real height before there is anything to put in them. */
export function Skeleton() {
  return (
    <div aria-hidden className="grid gap-3 pt-11 sm:grid-cols-2 xl:grid-cols-3">
      {Array.from({ length: 9 }, (_, index) => (
        <div key={index} className="h-42 rounded-xl border border-line bg-card p-3.5">
          <div className="flex items-center gap-3">
            <div className="size-10 rounded-xl bg-raised" />
            <div className="h-3.5 w-1/2 rounded bg-raised" />
          </div>
          <div className="mt-8 flex gap-3">
            <div className="h-14 w-24 rounded-lg bg-raised" />
            <div className="h-3.5 flex-1 rounded bg-raised" />
          </div>
        </div>
      ))}
    </div>
  );
}

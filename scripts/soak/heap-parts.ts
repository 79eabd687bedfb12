import type { CDPSession } from 'playwright';

/** Kinds of things in a snapshot that scripts made, and that stay while something holds them. */
const OBJECTS: ReadonlySet<string> = new Set([
  'object',
  'array',
  'closure',
  'string',
  'concatenated string',
  'sliced string',
  'number',
  'bigint',
  'symbol',
  'regexp',
]);

type Snapshot = {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly node_types: readonly [readonly string[]];
    };
  };
  readonly nodes: readonly number[];
};

/** Bytes of a heap by who put them there. */
export type HeapParts = {
  /**
   * What scripts hold, without what the browser compiled and keeps for itself: that grows while it learns which
   * functions are used, and says nothing about a leak.
   */
  readonly objects: number;
  /** What the browser compiled, and what it noted about functions meanwhile. */
  readonly code: number;
};

/** Takes a heap apart by a snapshot. */
export async function heapParts(session: CDPSession): Promise<HeapParts> {
  const chunks: string[] = [];
  const take = ({ chunk }: { readonly chunk: string }): void => {
    chunks.push(chunk);
  };
  session.on('HeapProfiler.addHeapSnapshotChunk', take);
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', take);
  const { snapshot, nodes } = JSON.parse(chunks.join('')) as Snapshot;
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  let objects = 0;
  let code = 0;
  for (let node = 0; node < nodes.length; node += fields.length) {
    const kind = types[0][nodes[node + type] ?? -1] ?? '';
    const bytes = nodes[node + size] ?? 0;
    if (OBJECTS.has(kind)) objects += bytes;
    else if (kind === 'code') code += bytes;
  }
  return { objects, code };
}

import type { QueryClient } from '@tanstack/react-query';

/**
 * Lays what was answered in one language under the same questions in another: the last picture stays until the
 * answers in the new language come. It counts as out of date, so that whoever looks at it asks at once.
 * @param from languages as the keys of the questions hold them
 */
export function carryOver(client: QueryClient, from: string, to: string): void {
  for (const { queryKey, state } of client.getQueryCache().getAll()) {
    if (state.data === undefined || !queryKey.includes(from)) continue;
    const key = queryKey.map((part) => (part === from ? to : part));
    if ((client.getQueryState(key)?.dataUpdatedAt ?? 0) < state.dataUpdatedAt) {
      client.setQueryData(key, state.data, { updatedAt: state.dataUpdatedAt });
    }
    void client.invalidateQueries({ queryKey: key, exact: true, refetchType: 'none' });
  }
}

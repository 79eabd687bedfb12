import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { frame } from './frame.ts';
import { eachPoll } from './line.ts';

/** Draws a page whose people are the one React Query `['friends']`, asked anew with each poll. */
export function drawQueryPage(page: ReactNode): void {
  const client = new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: false } } });
  eachPoll(() => void client.refetchQueries({ queryKey: ['friends'] }));
  createRoot(frame()).render(<QueryClientProvider client={client}>{page}</QueryClientProvider>);
}

import type { Hono } from 'hono';
import { Refusal } from './answer.ts';
import { servePageFile, type Page } from './page.ts';

/** The page at its addresses, and nothing anywhere else. @param page undefined: another server has it */
export function addPage(app: Hono, page: Page | undefined): void {
  const missing = () => {
    throw new Refusal(404, 'There is nothing at this address.');
  };
  if (!page) return void app.all('*', missing);
  app.all('/', (context) => servePageFile(page.index, context.req.raw));
  app.all('/r/:roster/friends', (context) => servePageFile(page.index, context.req.raw));
  app.all('*', (context) => {
    const file = page.files.get(new URL(context.req.url).pathname);
    return file ? servePageFile(file, context.req.raw) : missing();
  });
}

import { browserLanguage, loadLanguage, storedLanguage } from '#i18n/languages.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './app.css';
import { Dashboard } from './Dashboard.tsx';
import { ErrorScreen } from './ErrorScreen.tsx';
import { askFirst } from './first-questions.ts';
import { around } from './late-parts.ts';
import { createQueryClient } from './query-client.ts';
import { shapes } from '#features/friends/late-shapes.ts';
import { loadAnew, reloadWhenPartsAreGone } from './reload-once.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root.');

reloadWhenPartsAreGone();
const client = createQueryClient();
const language = storedLanguage() ?? browserLanguage();
const asked = askFirst(client, language);
try {
  await loadLanguage(language);
} catch (error) {
  // There are no words to say it with but these.
  root.textContent = 'Friends Presence could not load all of its files. Please load the page again.';
  root.role = 'alert';
  await loadAnew();
  throw error;
}

/** The page's files are kept once it is drawn and at rest, so that nothing stands in the first picture's way. */
const SHELL_AFTER = 3000;

// After the questions, so that nobody waits for it, and mostly there with their answers.
void asked.then(() =>
  Promise.allSettled([
    around.fetch(),
    shapes.fetch(),
    import('./last-picture.ts').then(({ keepLastPicture }) => keepLastPicture(client)),
  ]),
);
if (import.meta.env.PROD) {
  setTimeout(() => {
    void import('./shell-worker.ts').then(({ keepShell }) => keepShell()).catch(() => undefined);
  }, SHELL_AFTER);
}

createRoot(root).render(
  <StrictMode>
    <ErrorScreen>
      <QueryClientProvider client={client}>
        <Dashboard />
      </QueryClientProvider>
    </ErrorScreen>
  </StrictMode>,
);

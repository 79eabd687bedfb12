import { firstLanguage, loadLanguage } from '#i18n/languages.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './app.css';
import { Dashboard } from './Dashboard.tsx';
import { ErrorScreen } from './ErrorScreen.tsx';
import { createQueryClient } from './query-client.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root.');

await loadLanguage(firstLanguage());

createRoot(root).render(
  <StrictMode>
    <ErrorScreen>
      <QueryClientProvider client={createQueryClient()}>
        <Dashboard />
      </QueryClientProvider>
    </ErrorScreen>
  </StrictMode>,
);

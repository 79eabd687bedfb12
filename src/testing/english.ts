import english from '#i18n/catalogues/en.json' with { type: 'json' };
import { speak } from '#i18n/translate.ts';

// The page loads its words before it draws; a test has them from the start.
speak('en', 'en', english);

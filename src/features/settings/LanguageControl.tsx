import { chosenLanguage, languageChosen, LANGUAGES } from '#i18n/choosing.ts';
import { t, type Language } from '#i18n/translate.ts';
import { Choice } from '#ui/Choice.tsx';

const AS_BROWSER = '';

/** The language of the interface, and of titles and rich presence; each is named in itself. */
export function LanguageControl() {
  return (
    <Choice
      aria-label={t('settings.language')}
      choices={[
        { value: AS_BROWSER, label: t('settings.asBrowser') },
        ...Object.entries(LANGUAGES).map(([value, label]) => ({ value, label, lang: value })),
      ]}
      value={chosenLanguage() ?? AS_BROWSER}
      onChoose={(value) => void languageChosen(value === AS_BROWSER ? undefined : (value as Language))}
    />
  );
}

import { t } from '#i18n/translate.ts';
import { KEYMAP, layoutOf, type Shortcut } from '#model/keymap.ts';
import { Modal } from '#ui/Modal.tsx';

const IS_APPLE = /Mac|iPhone|iPad/.test(navigator.userAgent);

const NAMES: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowRight: '→',
  ArrowLeft: '←',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
  Escape: 'Esc',
  ' ': 'Space',
};

/** A key as it stands on a keyboard. */
function keyName(key: string): string {
  if (key.startsWith('Mod+')) return (IS_APPLE ? '⌘' : 'Ctrl ') + key.slice(4).toUpperCase();
  return NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}

/** What a shortcut does, in words. */
function meaning({ id }: Shortcut): string {
  const layout = layoutOf(id);
  if (layout !== undefined)
    return t('palette.choice', { what: t('filter.view'), choice: t(`filter.${layout}`) });
  return id === 'sheet'
    ? t('keys.title')
    : t(`keys.${id as Exclude<Shortcut['id'], 'sheet' | `layout ${string}`>}`);
}

function Keys({ keys }: Pick<Shortcut, 'keys'>) {
  return (
    <span dir="ltr" className="flex flex-wrap items-center justify-end gap-1 text-faint">
      {keys.map((ways) => (
        <span key={ways.join(' ')} className="flex shrink-0 items-center gap-1">
          {ways.map((key, index) => (
            <span key={key} className="flex items-center gap-1">
              {index > 0 ? <span className="text-xs">{t('keys.then')}</span> : null}
              <kbd className="min-w-6 rounded border border-edge bg-page px-1.5 py-0.5 text-center text-xs whitespace-nowrap text-ink">
                {keyName(key)}
              </kbd>
            </span>
          ))}
        </span>
      ))}
    </span>
  );
}

function Scope({ scope, heading }: Pick<Shortcut, 'scope'> & { readonly heading: string }) {
  return (
    <section className="min-w-60 flex-1">
      <h3 className="pb-1 text-[0.6875rem] font-semibold tracking-wider text-faint uppercase">{heading}</h3>
      <dl>
        {KEYMAP.filter((shortcut) => shortcut.scope === scope).map((shortcut) => (
          <div key={shortcut.id} className="flex min-h-8 items-center justify-between gap-4 py-0.5">
            <dt>{meaning(shortcut)}</dt>
            <dd>
              <Keys keys={shortcut.keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/**
 * Every shortcut there is.
 * @param singleKeys whether those without Ctrl or ⌘ are switched on
 */
export default function ShortcutSheet({
  singleKeys,
  onClose,
}: {
  readonly singleKeys: boolean;
  readonly onClose: () => void;
}) {
  return (
    <Modal title={t('keys.title')} closeLabel={t('settings.close')} onClose={onClose}>
      <div className="flex flex-wrap gap-x-10 gap-y-5">
        <Scope scope="page" heading={t('keys.anywhere')} />
        <div className="grid min-w-60 flex-1 content-start gap-y-5">
          <Scope scope="list" heading={t('keys.inList')} />
          <Scope scope="person" heading={t('keys.onPerson')} />
        </div>
      </div>
      <p className="mt-4 text-[0.8125rem] text-soft">
        {singleKeys ? t('keys.singleOn') : t('keys.singleOff')}
      </p>
    </Modal>
  );
}

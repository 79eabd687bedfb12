/*
 * Notifications of the desktop. A worker shows them where there is one, so that a click finds the page again even
 * when it was closed; else the page does.
 */

/** Whether the browser may show notifications; `missing` where it knows none. */
export type DesktopState = 'default' | 'granted' | 'denied' | 'missing';

/** What is shown. */
export type DesktopNote = {
  /** A later one of the same tag takes its place. */
  readonly tag: string;
  readonly heading: string;
  readonly body: string;
  /** Where a click leads, such as `/?p=2533…`. */
  readonly address: string;
};

/** The word by which a worker tells the page that a notification was pressed. */
export type DesktopPress = { readonly say: 'notification-pressed'; readonly address: string };

const shown = new Map<string, Notification>();

/** Whether notifications may be shown; it can change while the page is open. */
export function desktopState(): DesktopState {
  return 'Notification' in globalThis ? Notification.permission : 'missing';
}

/** Asks the person, by the browser's own prompt. Only after a press. */
export async function askForDesktop(): Promise<DesktopState> {
  if (desktopState() === 'default') await Notification.requestPermission();
  return desktopState();
}

async function worker(): Promise<ServiceWorkerRegistration | undefined> {
  if (!('serviceWorker' in navigator)) return undefined;
  const registration = await navigator.serviceWorker.getRegistration();
  return registration?.active ? registration : undefined;
}

/**
 * Shows a notification, if the browser may.
 * @param onPress called with its address when it is pressed while the page is open
 */
export async function showOnDesktop(note: DesktopNote, onPress: (address: string) => void): Promise<void> {
  if (desktopState() !== 'granted') return;
  const { tag, heading, body, address } = note;
  const options = { tag, body, icon: '/icons/icon-192.png', data: { address } };
  const registration = await worker();
  if (registration) return registration.showNotification(heading, options);
  try {
    const notification = new Notification(heading, options);
    shown.set(tag, notification);
    notification.addEventListener('click', () => {
      window.focus();
      onPress(address);
      notification.close();
    });
  } catch {
    // Some browsers show them by a worker only, and there is none yet: the page has said it already.
  }
}

/** Takes a notification away, wherever it is shown. */
export async function closeOnDesktop(tag: string): Promise<void> {
  shown.get(tag)?.close();
  shown.delete(tag);
  for (const notification of (await (await worker())?.getNotifications({ tag })) ?? []) notification.close();
}

/** Calls back with the address of a notification that was pressed; returns what ends it. */
export function followDesktop(onPress: (address: string) => void): () => void {
  if (!('serviceWorker' in navigator)) return () => undefined;
  const listener = ({ data }: MessageEvent<DesktopPress | undefined>): void => {
    if (data?.say === 'notification-pressed') onPress(data.address);
  };
  navigator.serviceWorker.addEventListener('message', listener as (event: Event) => void);
  return () => navigator.serviceWorker.removeEventListener('message', listener as (event: Event) => void);
}

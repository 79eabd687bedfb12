/** What answers at once needs no longer, in milliseconds; the banner is to come within two seconds. */
const PATIENCE = 1500;

/** Whether the gateway answers, whatever it says: it may be on this very machine, where no network is needed. */
export async function gatewayAnswers(): Promise<boolean> {
  try {
    await fetch('/api/health', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) });
    return true;
  } catch {
    return false;
  }
}

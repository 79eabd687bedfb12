import { t } from '#i18n/translate.ts';
import type { GatewayStatus } from '#contract/gateway-status.ts';

/** From this part of the requests on, one is told before they run out. */
const LOW = 0.9;

function values({ used, limit, windowSeconds }: GatewayStatus['budget']) {
  return { used, limit, minutes: Math.round(windowSeconds / 60) };
}

/** How many requests have gone to the presence service, such as "23 of 100 in 5 min". */
export function budgetWords(budget: GatewayStatus['budget']): string {
  return t('conn.budget', values(budget));
}

/** What to do about it when the requests are nearly used up; undefined while they are not. */
export function lowBudgetWords(budget: GatewayStatus['budget']): string | undefined {
  return budget.used >= LOW * budget.limit ? t('conn.budgetLow', values(budget)) : undefined;
}

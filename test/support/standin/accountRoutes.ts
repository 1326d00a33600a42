import { bearerKey, fateOf } from './auth';
import { jsonReply } from './bodyShapes';
import { eraFacts } from './era';
import { errorReply } from './errorBodies';
import type { Script } from './script';
import type { RecordedRequest } from './requestLog';
import type { KeyFate, Settings } from './settings';

/** The answer of a balance or key route; undefined if the path is not one. */
export function accountScript(request: RecordedRequest, settings: Settings): Script | undefined {
  const route = settings.billing && request.method === 'GET' ? routes[request.path] : undefined;
  if (!route) return undefined;
  const key = bearerKey(request.headers);
  const fate = key === '' ? 'wrong' : fateOf(key, settings);
  if (fate === 'wrong') {
    const { envelope } = eraFacts(settings.era);
    return errorReply('unauthorized', { envelope, path: request.path });
  }
  return jsonReply(route(key, fate), { status: 200 });
}

const routes: Readonly<Record<string, (key: string, fate: KeyFate) => unknown>> = {
  '/v1/billing/balance': balance,
  '/v2/billing': (_key, fate) => ({ current_balance: dollars(fate), currency: 'USD' }),
  '/v2/billing/detail': (_key, fate) => ({
    current_balance: dollars(fate),
    currency: 'USD',
    auto_top_up: { enabled: false, threshold: null, amount: null },
  }),
  '/v1/key': keyDetails,
};

function dollars(fate: KeyFate): number {
  return fate === 'noCredit' ? 0 : 12.34;
}

function balance(_key: string, fate: KeyFate): unknown {
  const credits = Math.round(dollars(fate) * 2_000_000);
  return {
    balance: credits,
    lowBalance: credits < 10_000,
    lowBalanceThreshold: 10_000,
    lastUpdated: new Date().toISOString(),
    autoDebitStatus: 'disabled',
    status: 'current',
    statusExplanation: 'The balance is up to date.',
  };
}

function keyDetails(key: string, fate: KeyFate): unknown {
  return {
    data: {
      name: 'Stand-in key',
      disabled: fate === 'disabled',
      prefix: key.slice(0, 8),
      scopes: fate === 'noChatScope' ? ['model:image'] : ['model:chat', 'model:embeddings'],
      limit:
        fate === 'spendingLimit'
          ? { retention: 'day', threshold: 1 }
          : { retention: 'no_reset', threshold: null },
      created_at: '2026-01-01T00:00:00.000Z',
      updated_at: '2026-01-01T00:00:00.000Z',
      monthly_usage: fate === 'spendingLimit' ? 1 : 0.42,
    },
  };
}

import * as vscode from 'vscode';
import type { ConnectionStep, StepName } from '../../core/endpoint/testConnection';
import { testConnection } from '../../core/endpoint/testConnection';
import { EndpointError } from '../../core/endpoint/failure';
import type { Endpoint } from '../endpoint/endpoint';
import type { Log } from '../log';
import { sayFailed } from '../sayFailed';
import type { Settings } from '../settings';
import { literal } from '../words/literal';
import { remedies } from '../words/remedies';
import { stepDetail, stepName } from '../words/connectionStep';
import type { Remedy } from '../../protocol/chatView';

interface StepItem extends vscode.QuickPickItem {
  readonly remedy?: Remedy;
}

export interface TestPorts {
  readonly endpoint: Endpoint;
  readonly settings: Settings;
  readonly log: Log;
  /** Does what a remedy's button would do on the page. */
  mend(remedy: Remedy): Promise<void>;
}

const limitMs = 60_000;
const order: readonly StepName[] = ['address', 'tls', 'endpoint', 'key', 'credit', 'model'];

/** Tries the way to an answer step by step, without spending money, and shows each as it goes. */
export async function testConnectionCommand(ports: TestPorts): Promise<readonly ConnectionStep[]> {
  const { endpoint, log } = ports;
  const cancel = new AbortController();
  const list = vscode.window.createQuickPick<StepItem>();
  list.title = vscode.l10n.t('Connection to {0}', endpoint.status.host);
  list.placeholder = vscode.l10n.t('Nothing here costs money');
  list.ignoreFocusOut = true;
  list.busy = true;
  list.items = items([], endpoint.status.isDefault);
  list.onDidAccept(() => {
    const remedy = list.selectedItems[0]?.remedy;
    list.hide();
    if (!remedy) return;
    ports.mend(remedy).catch((error: unknown) => sayFailed(log, 'remedy', error));
  });
  list.onDidHide(() => {
    cancel.abort();
    list.dispose();
  });
  list.show();
  const steps: ConnectionStep[] = [];
  try {
    for await (const step of walk(ports, cancel.signal)) {
      steps.push(step);
      log.info('connection test', { step: step.step, state: step.state, why: step.failure?.kind });
      list.items = items(steps, endpoint.status.isDefault);
    }
  } catch (error) {
    if (!cancel.signal.aborted) throw error;
  }
  list.busy = false;
  return steps;
}

async function* walk(
  { endpoint, settings }: TestPorts,
  cancelled: AbortSignal,
): AsyncGenerator<ConnectionStep, void> {
  const signal = AbortSignal.any([cancelled, AbortSignal.timeout(limitMs)]);
  try {
    const connection = await endpoint.connect();
    const asking = { fetch: globalThis.fetch, signal };
    const model = settings.get('model');
    yield* testConnection({ connection, model, privateConfirmed: true, asking });
  } catch (error) {
    if (!EndpointError.is(error)) throw error;
    yield { step: 'address', state: 'failed', failure: error.failure };
  }
}

function items(steps: readonly ConnectionStep[], isDefaultHost: boolean): readonly StepItem[] {
  return order.flatMap((name): readonly StepItem[] => {
    const step = steps.find((each) => each.step === name);
    if (!step) return [{ label: `$(circle-large-outline) ${stepName(name)}`, alwaysShow: true }];
    const icon = { ok: 'pass', failed: 'error', skipped: 'dash' }[step.state];
    const shown = {
      label: `$(${icon}) ${stepName(name)}`,
      detail: literal(stepDetail(step)),
      alwaysShow: true,
    };
    const [remedy] = step.failure
      ? remedies(step.failure, { hasText: false, isDefaultHost }).filter(mendsHere)
      : [];
    const mend = remedy && {
      label: `$(arrow-right) ${literal(remedy.label)}`,
      remedy,
      alwaysShow: true,
    };
    return mend ? [shown, mend] : [shown];
  });
}

/** A retry of a message means nothing here. */
function mendsHere({ action }: Remedy): boolean {
  return action.do !== 'retry' && action.do !== 'continue' && action.do !== 'newChat';
}

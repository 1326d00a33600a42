import * as vscode from 'vscode';
import type { Endpoint } from '../endpoint/endpoint';
import type { Models } from '../models/models';
import type { Settings } from '../settings';
import { literal } from '../words/literal';
import type { Running } from './running';

interface StatusPorts {
  readonly settings: Settings;
  readonly models: Models;
  readonly endpoint: Endpoint;
  readonly running: Running;
}

/** Far from the left end of the right side, where an editor's own entries are. */
const priority = 90;

/**
 * The entry in the status bar: which model answers, and whether it is at work. It comes with the first
 * use in a window; VS Code's own menu on it hides it.
 */
export class StatusItem implements vscode.Disposable {
  readonly #ports: StatusPorts;
  readonly #item: vscode.StatusBarItem;
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor(ports: StatusPorts) {
    this.#ports = ports;
    const { Right } = vscode.StatusBarAlignment;
    this.#item = vscode.window.createStatusBarItem('aimlapi.status', Right, priority);
    this.#item.name = 'AI/ML API';
    this.#item.command = 'aimlapi.selectModel';
    const draw = () => this.#draw();
    const { endpoint, models, running, settings } = ports;
    this.#subscriptions = [endpoint, models, running, settings].map((part) =>
      part.onDidChange(draw),
    );
    draw();
    this.#item.show();
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions, this.#item).dispose();
  }

  #draw(): void {
    const { endpoint, models, running, settings } = this.#ports;
    const model = settings.get('model');
    const label = models.label(model);
    const isRunning = running.count > 0;
    this.#item.text = `$(${isRunning ? 'loading~spin' : 'comment-discussion'}) ${literal(label)}`;
    const { host } = endpoint.status;
    const state = isRunning ? runningWords(running.count) : undefined;
    const words = [
      vscode.l10n.t('AI/ML API Chat: {0} at {1}', label, host),
      ...(state === undefined ? [] : [state]),
      vscode.l10n.t('Click to choose a model.'),
    ];
    this.#item.tooltip = words.join('\n');
    // Without its icon's name, and without the spinning.
    this.#item.accessibilityInformation = { label: words.join('. ') };
  }
}

function runningWords(count: number): string {
  return count === 1
    ? vscode.l10n.t('A reply is running.')
    : vscode.l10n.t('{0} replies are running.', count);
}

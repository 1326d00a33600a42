import * as vscode from 'vscode';

/**
 * The extension's one log. Whoever writes to it passes names, states, counts and times, never a
 * key, a prompt or a reply.
 */
export class Log implements vscode.Disposable {
  readonly #channel: vscode.LogOutputChannel;

  constructor() {
    this.#channel = vscode.window.createOutputChannel('AI/ML API', { log: true });
  }

  info(topic: string, facts: Readonly<Record<string, unknown>> = {}): void {
    this.#channel.info(line(topic, facts));
  }

  debug(topic: string, facts: Readonly<Record<string, unknown>> = {}): void {
    this.#channel.debug(line(topic, facts));
  }

  warn(topic: string, facts: Readonly<Record<string, unknown>> = {}): void {
    this.#channel.warn(line(topic, facts));
  }

  /** Logs the stack of an error of our own; what an outside message says is left out. */
  error(topic: string, error: unknown): void {
    this.#channel.error(topic, error instanceof Error ? (error.stack ?? error.name) : typeof error);
  }

  show(): void {
    this.#channel.show();
  }

  dispose(): void {
    this.#channel.dispose();
  }
}

function line(topic: string, facts: Readonly<Record<string, unknown>>): string {
  const shown = Object.entries(facts).filter(([, value]) => value !== undefined);
  return [topic, ...shown.map(([name, value]) => `${name}=${String(value)}`)].join(' ');
}

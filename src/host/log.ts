import * as vscode from 'vscode';
import { EndpointError } from '../core/endpoint/failure';
import { errorTrace } from '../core/errorTrace';
import { FileError } from '../core/journal/files';

/**
 * The extension's one log. Whoever writes to it passes names, states, counts and times, never a
 * key, a prompt or a reply.
 */
export class Log implements vscode.Disposable {
  readonly #channel: vscode.LogOutputChannel;
  #isClosed = false;

  constructor() {
    this.#channel = vscode.window.createOutputChannel('AI/ML API', { log: true });
  }

  info(topic: string, facts: Readonly<Record<string, unknown>> = {}): void {
    this.#write('info', line(topic, facts));
  }

  debug(topic: string, facts: Readonly<Record<string, unknown>> = {}): void {
    this.#write('debug', line(topic, facts));
  }

  warn(topic: string, facts: Readonly<Record<string, unknown>> = {}): void {
    this.#write('warn', line(topic, facts));
  }

  /** Logs where an error came from. Its message is left out unless it is a kind of our own. */
  error(topic: string, error: unknown): void {
    const kind = EndpointError.is(error) || FileError.is(error) ? error.message : undefined;
    this.#write(
      'error',
      [topic, ...(kind !== undefined ? [kind] : []), errorTrace(error)].join(' '),
    );
  }

  show(): void {
    this.#channel.show();
  }

  dispose(): void {
    this.#isClosed = true;
    this.#channel.dispose();
  }

  /** A closed channel throws, and what is still ending when the window closes must end all the same. */
  #write(level: 'info' | 'debug' | 'warn' | 'error', text: string): void {
    if (!this.#isClosed) this.#channel[level](text);
  }
}

function line(topic: string, facts: Readonly<Record<string, unknown>>): string {
  const shown = Object.entries(facts).filter(([, value]) => value !== undefined);
  return [topic, ...shown.map(([name, value]) => `${name}=${String(value)}`)].join(' ');
}

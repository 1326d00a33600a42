import * as vscode from 'vscode';
import { Held } from '../../core/endpoint/held';
import { systemClock } from '../../core/session/clock';

/**
 * The key, stored in SecretStorage and nowhere else, one for each origin: a key given for one host is
 * never even read for another.
 */
export class Keys implements vscode.Disposable {
  readonly #secrets: vscode.SecretStorage;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  readonly #held: Held<string | undefined>;
  /** A key was set or removed, here or in another window. */
  readonly onDidChange = this.#changed.event;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
    const read = (name: string) => Promise.resolve(secrets.get(name));
    this.#held = new Held(read, systemClock, { forMs: heldMs });
    this.#subscription = secrets.onDidChange(({ key }) => {
      if (!key.startsWith(prefix)) return;
      this.#held.forget();
      this.#changed.fire();
    });
  }

  /** @throws when the system's key store is locked or missing. */
  async get(origin: string): Promise<string | undefined> {
    return await this.#held.get(prefix + origin);
  }

  async set(origin: string, key: string): Promise<void> {
    await this.#changing(this.#secrets.store(prefix + origin, key));
  }

  async remove(origin: string): Promise<void> {
    await this.#changing(this.#secrets.delete(prefix + origin));
  }

  /** What is read meanwhile may be the old key. */
  async #changing(change: Thenable<void>): Promise<void> {
    this.#held.forget();
    try {
      await change;
    } finally {
      this.#held.forget();
    }
  }

  dispose(): void {
    this.#held.forget();
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

const prefix = 'aimlapi.key:';

/**
 * How long a key that was read is held, ms. A question needs it three times in a row, and each reading
 * goes through VS Code's window, which is busy opening the chat just then.
 */
const heldMs = 1000;

/** What was pasted, freed of blanks, quotes and line breaks around it and of a leading "Bearer". */
export function cleanKey(pasted: string): string {
  return pasted
    .trim()
    .replace(/^bearer\s+/i, '')
    .replace(/^["'`<]+|["'`>]+$/g, '')
    .trim();
}

/** True when it can stand in a header: printable ASCII without blanks. Its shape is the server's affair. */
export function isPossibleKey(key: string): boolean {
  return /^[\x21-\x7e]{1,4096}$/.test(key);
}

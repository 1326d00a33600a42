import * as vscode from 'vscode';

/**
 * The key, in SecretStorage and nowhere else, one for each origin: a key given for one host is
 * never even read for another.
 */
export class Keys implements vscode.Disposable {
  readonly #secrets: vscode.SecretStorage;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  /** A key was set or removed, here or in another window. */
  readonly onDidChange = this.#changed.event;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
    this.#subscription = secrets.onDidChange(({ key }) => {
      if (key.startsWith(prefix)) this.#changed.fire();
    });
  }

  /** @throws when the system's key store is locked or missing. */
  async get(origin: string): Promise<string | undefined> {
    return await this.#secrets.get(prefix + origin);
  }

  async set(origin: string, key: string): Promise<void> {
    await this.#secrets.store(prefix + origin, key);
  }

  async remove(origin: string): Promise<void> {
    await this.#secrets.delete(prefix + origin);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

const prefix = 'aimlapi.key:';

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

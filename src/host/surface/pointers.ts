import type * as vscode from 'vscode';
import type { Door } from './page';

/** Which chat each door shows, for when the window opens again; a Memento holds no more than that. */
export class Pointers {
  readonly #memento: vscode.Memento;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
  }

  get(door: Door): string | undefined {
    const id = this.#memento.get<unknown>(`chat.${door}`);
    return typeof id === 'string' && /^[\w-]{1,100}$/.test(id) ? id : undefined;
  }

  async set(door: Door, chatId: string): Promise<void> {
    await this.#memento.update(`chat.${door}`, chatId);
  }
}

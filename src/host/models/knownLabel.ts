import type * as vscode from 'vscode';
import * as v from 'valibot';

const key = 'modelLabel';
const stored = v.object({ id: v.string(), label: v.pipe(v.string(), v.maxLength(200)) });

/** What the configured model was called last; a Memento holds the one, and no list. */
export class KnownLabel {
  readonly #memento: vscode.Memento;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
  }

  get(id: string): string | undefined {
    const known = v.safeParse(stored, this.#memento.get<unknown>(key));
    return known.success && known.output.id === id ? known.output.label : undefined;
  }

  async set(id: string, label: string): Promise<void> {
    if (this.get(id) !== label) await this.#memento.update(key, { id, label });
  }
}

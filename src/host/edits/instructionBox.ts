import * as vscode from 'vscode';

/** Instructions that are remembered, the newest first. */
const most = 20;

/** What an instruction may be about, as an entry below the box. */
export interface Scope<T> {
  readonly label: string;
  readonly description: string;
  readonly icon: string;
  readonly value: T;
}

interface ScopeItem<T> extends vscode.QuickPickItem {
  readonly scope?: Scope<T>;
  readonly instruction?: string;
}

/**
 * One box for what is to be changed and how: below it stands what would be sent, and what was
 * asked for earlier in this window, which goes into the box when it is picked.
 */
export class InstructionBox {
  readonly #earlier: string[] = [];
  #unsent = '';

  /** The instruction with the scope it is for; undefined where the box was closed. */
  ask<T>(
    scopes: readonly Scope<T>[],
    given?: string,
  ): Promise<{ readonly instruction: string; readonly scope: T } | undefined> {
    const box = vscode.window.createQuickPick<ScopeItem<T>>();
    const title = vscode.l10n.t('Edit');
    box.title = title;
    box.placeholder = vscode.l10n.t(
      'What should be changed? Enter sends the code that is named here',
    );
    box.value = given ?? this.#unsent;
    box.items = [...scopes.map(scopeItem), ...this.#earlierItems<T>()];
    box.ignoreFocusOut = true;
    return new Promise((resolve) => {
      let answer: { readonly instruction: string; readonly scope: T } | undefined;
      box.onDidChangeValue((value) => {
        if (given === undefined) this.#unsent = value;
        box.title = title;
      });
      box.onDidAccept(() => {
        const [active] = box.activeItems;
        if (active?.instruction !== undefined) {
          box.value = active.instruction;
          return;
        }
        if (box.value.trim() === '') {
          box.title = vscode.l10n.t('Type what should be changed first');
          return;
        }
        const scope = active?.scope ?? scopes[0];
        if (!scope) return;
        answer = { instruction: box.value.trim(), scope: scope.value };
        this.#remember(answer.instruction);
        box.hide();
      });
      box.onDidHide(() => {
        box.dispose();
        resolve(answer);
      });
      box.show();
    });
  }

  /** The code was not sent after all: the instruction is there when the box opens again. */
  keep(instruction: string): void {
    this.#unsent = instruction;
  }

  #remember(instruction: string): void {
    this.#unsent = '';
    const known = this.#earlier.indexOf(instruction);
    if (known >= 0) this.#earlier.splice(known, 1);
    this.#earlier.unshift(instruction);
    this.#earlier.splice(most);
  }

  #earlierItems<T>(): readonly ScopeItem<T>[] {
    if (this.#earlier.length === 0) return [];
    return [
      {
        label: vscode.l10n.t('asked for earlier'),
        kind: vscode.QuickPickItemKind.Separator,
      },
      ...this.#earlier.map((instruction) => ({
        // A line break would end the entry; the box takes the instruction itself.
        label: instruction.replace(/\s+/g, ' ').replace(/\$(?=\()/g, '$\u200b'),
        iconPath: new vscode.ThemeIcon('history'),
        instruction,
      })),
    ];
  }
}

function scopeItem<T>(scope: Scope<T>): ScopeItem<T> {
  const { label, description, icon } = scope;
  return { label, description, iconPath: new vscode.ThemeIcon(icon), alwaysShow: true, scope };
}

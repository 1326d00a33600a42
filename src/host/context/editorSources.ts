import * as vscode from 'vscode';
import type { LastEditor } from '../editor/lastEditor';
import { selectedCode } from '../editor/pickCode';
import { documentLabel, snapshot } from '../editor/snapshot';
import { enclosingSymbols } from '../editor/symbols';
import { lineWords } from '../words/lineWords';
import { literal } from '../words/literal';
import type { ContextSource } from './contextSource';
import { sayNothing } from './sayNothing';

/** What is selected in the editor that was used last, each selection by itself. */
export function selectionSource(lastEditor: LastEditor): ContextSource {
  const selected = () => {
    const editor = lastEditor.current;
    return editor && !editor.selection.isEmpty ? editor : undefined;
  };
  return {
    name: 'selection',
    title: vscode.l10n.t('Selection'),
    icon: 'list-selection',
    get detail() {
      const editor = selected();
      if (!editor) return nothingSelected();
      return `${literal(documentLabel(editor.document))}, ${lineWords(editor.selection)}`;
    },
    available: () => selected() !== undefined,
    take: () => {
      const editor = selected();
      return Promise.resolve(editor ? selectedCode(editor) : sayNothing(nothingSelected()));
    },
  };
}

/** The innermost symbol around the cursor, or the one whose name is given. */
export function symbolSource(lastEditor: LastEditor): ContextSource {
  return {
    name: 'symbol',
    title: vscode.l10n.t('Enclosing Symbol'),
    icon: 'symbol-method',
    get detail() {
      const editor = lastEditor.current;
      return editor ? literal(documentLabel(editor.document)) : openFirst();
    },
    available: () => lastEditor.current !== undefined,
    take: async (name) => {
      const editor = lastEditor.current;
      if (!editor) return sayNothing(openFirst());
      const { document, selection } = editor;
      const around = await enclosingSymbols(document, selection.active);
      const symbol = name === undefined ? around[0] : around.find((each) => each.name === name);
      if (symbol) return [snapshot(document, symbol.range, symbol.name)];
      return sayNothing(
        vscode.l10n.t('No symbol is known around the cursor. Select the lines instead.'),
      );
    },
  };
}

function nothingSelected(): string {
  return vscode.l10n.t('Nothing is selected in an editor.');
}

function openFirst(): string {
  return vscode.l10n.t('Open a file first.');
}

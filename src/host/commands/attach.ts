import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import { documentLabel, snapshot, wholeDocument } from '../editor/snapshot';
import { literal } from '../words/literal';
import { addToDraft } from './addToChat';
import type { AttachPorts } from './addToChat';

interface SourceItem extends vscode.QuickPickItem {
  take?(): Attachment | Promise<Attachment | undefined>;
}

/** Asks what should go along with the next message: the selection, an open file, or any other file. */
export async function attach(ports: AttachPorts): Promise<void> {
  const picked = await vscode.window.showQuickPick(sources(ports), {
    title: vscode.l10n.t('Attach to the next message'),
    placeHolder: vscode.l10n.t('It is shown above the message and can be removed there'),
  });
  const attachment = await picked?.take?.();
  if (attachment) await addToDraft(ports, attachment);
}

function sources({ lastEditor }: AttachPorts): readonly SourceItem[] {
  const editor = lastEditor.current;
  const selected = editor && !editor.selection.isEmpty ? [selectionItem(editor)] : [];
  const open = vscode.workspace.textDocuments.filter(
    ({ uri, isClosed }) => !isClosed && ['file', 'untitled', 'vscode-remote'].includes(uri.scheme),
  );
  return [
    ...selected,
    ...open.map(documentItem),
    {
      label: vscode.l10n.t('Other files…'),
      iconPath: new vscode.ThemeIcon('folder-opened'),
      take: chooseFile,
    },
  ];
}

function selectionItem(editor: vscode.TextEditor): SourceItem {
  const { document, selection } = editor;
  return {
    label: vscode.l10n.t('Selection'),
    description: `${literal(documentLabel(document))}:${selection.start.line + 1}–${selection.end.line + 1}`,
    iconPath: new vscode.ThemeIcon('list-selection'),
    take: () => snapshot(document, selection),
  };
}

function documentItem(document: vscode.TextDocument): SourceItem {
  return {
    label: literal(documentLabel(document)),
    description: vscode.l10n.t('{0} lines', document.lineCount),
    iconPath: new vscode.ThemeIcon('file'),
    take: () => wholeDocument(document),
  };
}

async function chooseFile(): Promise<Attachment | undefined> {
  const [uri] = (await vscode.window.showOpenDialog({ canSelectMany: false })) ?? [];
  if (!uri) return undefined;
  try {
    return wholeDocument(await vscode.workspace.openTextDocument(uri));
  } catch {
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        '{0} is not a text file that VS Code can open.',
        literal(vscode.workspace.asRelativePath(uri)),
      ),
    );
    return undefined;
  }
}

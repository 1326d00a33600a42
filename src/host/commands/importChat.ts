import * as vscode from 'vscode';
import { longestImport } from '../../core/exchange/chatFormat';
import { importChat } from '../../core/exchange/importChat';
import type { ImportResult } from '../../core/exchange/importChat';
import type { Chats } from '../../core/session/chats';
import type { Log } from '../log';
import type { Outgoing } from '../context/outgoing';
import type { Doors } from '../surface/doors';
import { importMessage } from '../words/importMessage';
import { literal } from '../words/literal';

/** What an import touches; `writer` names this window. */
export interface ImportChatPorts {
  readonly chats: Chats;
  readonly doors: Doors;
  readonly outgoing: Outgoing;
  readonly log: Log;
  readonly writer: string;
}

/** Makes a new chat of a file of a person's choice, and shows it where they are. */
export async function importChatCommand(ports: ImportChatPorts): Promise<void> {
  const { chats, doors, outgoing, log, writer } = ports;
  const [file] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Import Chat'),
      openLabel: vscode.l10n.t('Import'),
      filters: {
        [vscode.l10n.t('Chats')]: ['json', 'md', 'markdown', 'txt'],
        [vscode.l10n.t('All files')]: ['*'],
      },
    })) ?? [];
  if (!file) return;
  const result = await read(file, writer, log);
  if (!result) return;
  if (!result.ok) {
    void vscode.window.showErrorMessage(importMessage(result.problem));
    return;
  }
  const events = await outgoing.approveImport(result.events);
  if (!events) return;
  await doors.show(chats.import(events), doors.current?.door ?? 'sidebar');
  if (result.leftOut > 0) sayLeftOut(result.leftOut);
}

/** Undefined, and said, when the file cannot be read at all. */
async function read(file: vscode.Uri, writer: string, log: Log): Promise<ImportResult | undefined> {
  const { fs } = vscode.workspace;
  try {
    const { size } = await fs.stat(file);
    // No text has more UTF-16 units than bytes, so a large file need not be read to be refused.
    if (size > longestImport) return { ok: false, problem: { kind: 'tooLong' } };
    return importChat(new TextDecoder().decode(await fs.readFile(file)), {
      newId: () => crypto.randomUUID(),
      now: Date.now(),
      writer,
      systemLabel: vscode.l10n.t('System message'),
    });
  } catch (error) {
    log.error('a chat could not be imported', error);
    const name = literal(vscode.workspace.asRelativePath(file));
    void vscode.window.showErrorMessage(vscode.l10n.t('{0} cannot be read.', name));
    return undefined;
  }
}

function sayLeftOut(count: number): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Parts that have no place in a chat were left out: {0} (calls of tools, pictures by address).',
      count,
    ),
  );
}

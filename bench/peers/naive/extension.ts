import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { chatMessages } from '../../chats/chatMessages';
import { openPanel } from '../panel';
import { streamText } from '../streamText';

/** Sends the whole chat at each piece. `earlier`: how many messages stand before the question. */
export function activate(context: vscode.ExtensionContext): void {
  const script = readFileSync(path.join(context.extensionPath, 'page.js'), 'utf8');
  let panel: vscode.WebviewPanel | undefined;
  const ask = async (question: string, earlier: number): Promise<void> => {
    panel ??= openPanel('benchNaive', 'naive', script, () => (panel = undefined));
    panel.reveal(undefined, true);
    const before = [...chatMessages(earlier), question];
    let reply = '';
    for await (const piece of streamText(question)) {
      reply += piece;
      void panel.webview.postMessage({ messages: [...before, reply] });
    }
  };
  context.subscriptions.push(
    vscode.commands.registerCommand('benchNaive.ask', (question: unknown, earlier: unknown) =>
      ask(typeof question === 'string' ? question : 'hello', Number(earlier ?? 0)),
    ),
  );
}

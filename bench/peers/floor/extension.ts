import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { openPanel } from '../panel';
import { streamText } from '../streamText';

const frameMs = 16;

/** Appends the reply to a page as plain text: the first piece at once, then once per frame. */
export function activate(context: vscode.ExtensionContext): void {
  const script = readFileSync(path.join(context.extensionPath, 'page.js'), 'utf8');
  let panel: vscode.WebviewPanel | undefined;
  const ask = async (question: string): Promise<void> => {
    panel ??= openPanel('benchFloor', 'floor', script, () => (panel = undefined));
    panel.reveal(undefined, true);
    const { webview } = panel;
    await webview.postMessage({ clear: true });
    let text = '';
    let sentAt = -Infinity;
    let timer: NodeJS.Timeout | undefined;
    const flush = (): void => {
      timer = undefined;
      sentAt = performance.now();
      void webview.postMessage({ append: text });
      text = '';
    };
    for await (const piece of streamText(question)) {
      text += piece;
      const wait = sentAt + frameMs - performance.now();
      if (wait <= 0 && !timer) flush();
      else timer ??= setTimeout(flush, wait);
    }
  };
  context.subscriptions.push(
    vscode.commands.registerCommand('benchFloor.ask', (question?: unknown) =>
      ask(typeof question === 'string' ? question : 'hello'),
    ),
  );
}

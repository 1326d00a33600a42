import * as vscode from 'vscode';

/** A panel beside the editor with nothing but a script in it, which knows its page by `peer`. */
export function openPanel(
  viewType: string,
  peer: string,
  script: string,
  closed: () => void,
): vscode.WebviewPanel {
  const panel = vscode.window.createWebviewPanel(
    viewType,
    peer,
    { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
    { enableScripts: true },
  );
  panel.onDidDispose(closed);
  const nonce = crypto.randomUUID();
  panel.webview.html = `<!DOCTYPE html>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-${nonce}'; style-src 'unsafe-inline'">
<body data-bench-peer="${peer}"><script nonce="${nonce}">${script}</script></body>`;
  return panel;
}

import * as vscode from 'vscode';
import { pageStrings } from '../words/pageStrings';
import { workspaceRef } from '../workspaceRef';

/** Where a chat is shown. */
export type Door = 'panel' | 'sidebar';

/** Only what the page is made of can be loaded by it. */
export function webviewOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  return {
    enableScripts: true,
    enableCommandUris: false,
    localResourceRoots: [
      vscode.Uri.joinPath(extensionUri, 'dist', 'webview'),
      vscode.Uri.joinPath(extensionUri, 'media'),
    ],
  };
}

/** The page's document: no inline script, no inline style, nothing from elsewhere. */
export function pageHtml(webview: vscode.Webview, extensionUri: vscode.Uri, door: Door): string {
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const uri = (...path: string[]) =>
    attribute(webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path)).toString());
  return `<!DOCTYPE html>
<html lang="${attribute(vscode.env.language)}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${attribute(policy(webview.cspSource, nonce))}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>AI/ML API</title>
    <link rel="stylesheet" href="${uri('dist', 'webview', 'chat.css')}">
  </head>
  <body>
    <div id="root" data-door="${door}" data-place="${attribute(workspaceRef()?.uri ?? '')}" data-locale="${attribute(vscode.env.language)}" data-strings="${attribute(JSON.stringify(pageStrings()))}"></div>
    <script type="module" nonce="${nonce}" src="${uri('dist', 'webview', 'main.js')}"></script>
  </body>
</html>`;
}

function policy(source: string, nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source}`,
    `font-src ${source}`,
    `img-src ${source} data:`,
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}

function attribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

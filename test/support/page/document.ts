import { words } from './words';

/** What a page is opened with. */
export interface PageOptions {
  readonly door: 'panel' | 'sidebar';
}

const nonce = 'preview';

/** The policy that the extension gives its page. */
export function policy(origin: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${origin}`,
    `font-src ${origin}`,
    `img-src ${origin} data:`,
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** The document, built as the extension builds it. */
export function documentFor({ door }: PageOptions): string {
  const strings = JSON.stringify(words).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Chat</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/dist/webview/chat.css"></head>
<body><div id="root" data-door="${door}" data-locale="en" data-strings="${strings}"></div>
<script type="module" nonce="${nonce}" src="/dist/webview/main.js"></script></body></html>`;
}

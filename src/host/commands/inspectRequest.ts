import * as vscode from 'vscode';
import { asCurl } from '../../core/endpoint/inspect';
import type { ExchangeRecord } from '../../core/endpoint/inspect';
import type { Replies } from '../endpoint/replies';

const scheme = 'aimlapi-request';
const uri = vscode.Uri.from({ scheme, path: '/Last Request.json' });

/** The last request and its answer as a read-only document, exact but for the secrets. */
export class RequestInspector implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #replies: Replies;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(replies: Replies) {
    this.#replies = replies;
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  }

  provideTextDocumentContent(): string {
    const record = this.#replies.lastExchange;
    return record ? `${JSON.stringify(shown(record), null, 2)}\n` : '';
  }

  async show(): Promise<void> {
    if (!this.#replies.lastExchange) {
      sayNothingYet();
      return;
    }
    this.#changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
  }

  /** The key stands in it as a variable. */
  async copyAsCurl(): Promise<void> {
    const record = this.#replies.lastExchange;
    if (!record) {
      sayNothingYet();
      return;
    }
    await vscode.env.clipboard.writeText(asCurl(record));
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Copied. Put the key in the variable AIMLAPI_API_KEY to run it.'),
    );
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}

function sayNothingYet(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Nothing has been sent from this window yet.'),
  );
}

function shown(record: ExchangeRecord): unknown {
  const { at, method, url, requestHeaders, requestBody, status, responseHeaders } = record;
  return {
    sent: {
      at: new Date(at).toISOString(),
      method,
      url,
      headers: requestHeaders,
      body: json(requestBody),
    },
    received: { status, headers: responseHeaders, body: json(record.received) },
    ...(record.omittedBytes > 0 && { omittedBytes: record.omittedBytes }),
    ...(record.failure && { failure: record.failure }),
  };
}

/** JSON as JSON; a stream line by line as it came. */
function json(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text.split('\n');
  }
}

import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';

/** A text that was pasted, or the text of a dropped file, as something that goes along. */
export function pastedText(text: string, name: string): Attachment {
  const lines = text.split('\n').length;
  const count = lines.toLocaleString(vscode.env.language);
  const language = languageOf(name);
  return {
    id: crypto.randomUUID(),
    kind: name === '' ? 'text' : 'file',
    label: name || vscode.l10n.t('Pasted text, {0} lines', count),
    ...(language !== undefined && { language }),
    text,
  };
}

/** A picture as the page handed it over. */
export interface PastedImage {
  readonly base64: string;
  readonly mimeType: string;
  /** Pixels; 0 where they are not known. */
  readonly width: number;
  readonly height: number;
  /** Empty where it has none. */
  readonly name: string;
}

/** A picture as something that goes along, called by its name or by where it came from, and its size. */
export function pastedImage({ base64, mimeType, width, height, name }: PastedImage): Attachment {
  const called = name || vscode.l10n.t('Pasted image');
  return {
    id: crypto.randomUUID(),
    kind: 'image',
    label: width > 0 ? `${called}, ${width} × ${height}` : called,
    mimeType,
    text: base64,
  };
}

/** A name for code blocks, which models and highlighters know: what stands behind the last dot. */
function languageOf(name: string): string | undefined {
  const [, ending] = /\.([a-z0-9]{1,10})$/i.exec(name) ?? [];
  return ending?.toLowerCase();
}

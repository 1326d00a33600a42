import * as vscode from 'vscode';
import { lineSpan } from '../../core/context/attachment';
import type { Range } from '../../core/context/attachment';

/** The lines of a range as people count them: "line 3", "lines 3–7". */
export function lineWords(range: Range): string {
  const { first, last } = lineSpan(range);
  return first === last
    ? vscode.l10n.t('line {0}', first)
    : vscode.l10n.t('lines {0}–{1}', first, last);
}

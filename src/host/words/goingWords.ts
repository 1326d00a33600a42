import * as vscode from 'vscode';
import { estimateTokens } from '../../core/context/estimate';
import type { ContextEntry } from '../../protocol/chatView';
import { formatUsd } from './metaLine';

/**
 * How much would be sent now, what goes along and earlier messages included, and what sending it
 * costs without the reply: "≈ 3,100 tokens, ≈ $0.0008". Undefined where there is nothing yet.
 */
export function goingWords(
  text: string,
  entries: readonly ContextEntry[],
  inputPerMillion: number | undefined,
): string | undefined {
  const along = entries.filter(({ off }) => off === undefined);
  const tokens = along.reduce((sum, entry) => sum + entry.tokens, estimateTokens(text));
  if (tokens === 0) return undefined;
  const counted = vscode.l10n.t('≈ {0} tokens', tokens.toLocaleString(vscode.env.language));
  if (inputPerMillion === undefined) return counted;
  const usd = (tokens * inputPerMillion) / 1_000_000;
  return vscode.l10n.t('{0}, ≈ {1}', counted, formatUsd(usd));
}

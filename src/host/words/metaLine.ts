import * as vscode from 'vscode';
import type { AssistantTurn } from '../../core/conversation/turn';
import type { Pricing } from '../../core/models/model';
import type { Usage } from '../../core/conversation/usage';

/** The quiet line below a reply that has ended: model, time, tokens, cost; unknown is left out. */
export function metaLine(turn: AssistantTurn, modelLabel: string): readonly string[] {
  if (turn.outcome === 'open') return [];
  return [
    ...(modelLabel === '' ? [] : [modelLabel]),
    ...(turn.durationMs !== undefined && hasAnswered(turn) ? [seconds(turn.durationMs)] : []),
    ...tokens(turn.usage),
    ...cost(turn.usage),
  ];
}

/** What failed before a word came took no time that says anything. */
function hasAnswered({ outcome, text, reasoning }: AssistantTurn): boolean {
  return outcome !== 'failed' || text !== '' || reasoning !== '';
}

function seconds(ms: number): string {
  return vscode.l10n.t('{0} s', (ms / 1000).toFixed(1));
}

function tokens(usage: Usage | undefined): readonly string[] {
  if (!usage) return [];
  const { promptTokens, completionTokens } = usage;
  if (promptTokens !== undefined && completionTokens !== undefined) {
    return [vscode.l10n.t('{0} tokens in, {1} out', promptTokens, completionTokens)];
  }
  if (completionTokens !== undefined) return [vscode.l10n.t('{0} tokens out', completionTokens)];
  return promptTokens === undefined ? [] : [vscode.l10n.t('{0} tokens in', promptTokens)];
}

function cost(usage: Usage | undefined): readonly string[] {
  if (usage?.costUsd === undefined) return [];
  const dollars = formatUsd(usage.costUsd);
  return [usage.costEstimated ? vscode.l10n.t('about {0}', dollars) : dollars];
}

/** Two digits that say something: $0.00095, $0.012, $1.20. */
export function formatUsd(usd: number): string {
  if (usd === 0) return '$0';
  const digits = usd >= 0.1 ? 2 : 1 - Math.floor(Math.log10(usd));
  return `$${usd.toFixed(Math.min(digits, 9))}`;
}

/** What a million tokens cost: "$0.34 in, $1.70 out per million tokens". */
export function priceLine(pricing: Pricing): string {
  const { inputPerMillion, outputPerMillion, varies } = pricing;
  const line = vscode.l10n.t(
    '{0} in, {1} out per million tokens',
    formatUsd(inputPerMillion),
    formatUsd(outputPerMillion),
  );
  return varies ? vscode.l10n.t('up to {0}', line) : line;
}

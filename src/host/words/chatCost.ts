import * as vscode from 'vscode';
import type { Conversation } from '../../core/conversation/conversation';
import { formatUsd } from './metaLine';

/**
 * What all replies of a chat cost together, in every branch; undefined while nothing is known. Says
 * "about" where a price was computed, and "at least" where the cost of a reply is unknown.
 */
export function chatCost(conversation: Conversation): string | undefined {
  let usd: number | undefined;
  let estimated = false;
  let unknown = false;
  for (const turn of conversation.turns.values()) {
    if (turn.role !== 'assistant' || turn.outcome === 'open') continue;
    const { usage, text } = turn;
    if (usage?.costUsd === undefined) unknown ||= text !== '';
    else usd = (usd ?? 0) + usage.costUsd;
    estimated ||= usage?.costEstimated ?? false;
  }
  if (usd === undefined) return undefined;
  const amount = estimated ? vscode.l10n.t('about {0}', formatUsd(usd)) : formatUsd(usd);
  return unknown ? vscode.l10n.t('at least {0}', amount) : amount;
}

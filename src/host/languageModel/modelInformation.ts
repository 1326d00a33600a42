import * as vscode from 'vscode';
import { modelLimits } from '../../core/languageModel/modelLimits';
import type { Model, Pricing } from '../../core/models/model';

/** What a picker is told beyond the stable API; the editors of today read it, and may not one day. */
export interface ModelInformation extends vscode.LanguageModelChatInformation {
  readonly isUserSelectable: true;
}

/** A model of the catalogue as VS Code's picker and other extensions see it. */
export function modelInformation(model: Model, host: string): ModelInformation {
  const { input, output } = modelLimits(model);
  return {
    id: model.id,
    name: model.name,
    family: familyOf(model.id),
    version: model.id,
    detail: host,
    tooltip: [model.description, priceWords(model.pricing)].filter(Boolean).join('\n\n'),
    maxInputTokens: input,
    maxOutputTokens: output,
    capabilities: {
      // A list that forgets a tool user would shut it out of agent mode: only a clear "no" counts.
      toolCalling: model.tools !== false,
      imageInput: model.vision === true,
    },
    isUserSelectable: true,
  };
}

/** `anthropic/claude-3-haiku` is of the family `claude-3-haiku`. */
function familyOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1) || id;
}

function priceWords(pricing: Pricing | undefined): string | undefined {
  if (!pricing) return undefined;
  return vscode.l10n.t(
    '${0} for a million tokens in, ${1} out',
    pricing.inputPerMillion,
    pricing.outputPerMillion,
  );
}

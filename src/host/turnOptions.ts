import type { TurnOptions } from '../core/session/options';
import type { Models } from './models/models';
import type { Settings } from './settings';

/** What the settings say about a request, now. */
export function turnOptions(settings: Settings, models: Models): TurnOptions {
  const model = settings.get('model');
  const contextLength = models.find(model)?.contextLength;
  const temperature = settings.get('temperature');
  const topP = settings.get('topP');
  const stop = settings.get('stop');
  return {
    model,
    maxTokens: settings.get('maxTokens'),
    systemPrompt: settings.get('systemPrompt'),
    maxRetries: settings.get('maxRetries'),
    ...(contextLength !== undefined && { contextLength }),
    ...(temperature !== null && { temperature }),
    ...(topP !== null && { topP }),
    ...(stop.length > 0 && { stop }),
  };
}

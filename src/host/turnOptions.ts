import type { TurnOptions } from '../core/session/options';
import type { Models } from './models/models';
import type { Settings } from './settings';

/** What the settings say about a request, now. */
export function turnOptions(settings: Settings, models: Models): TurnOptions {
  const model = settings.get('model');
  const { contextLength, outputMax = Infinity } = models.find(model) ?? {};
  const temperature = settings.get('temperature');
  const topP = settings.get('topP');
  const stop = settings.get('stop');
  return {
    model,
    // What the model cannot answer with anyway takes no room from the history.
    maxTokens: Math.min(settings.get('maxTokens'), outputMax),
    systemPrompt: settings.get('systemPrompt'),
    maxRetries: settings.get('maxRetries'),
    ...(contextLength !== undefined && { contextLength }),
    ...(temperature !== null && { temperature }),
    ...(topP !== null && { topP }),
    ...(stop.length > 0 && { stop }),
  };
}

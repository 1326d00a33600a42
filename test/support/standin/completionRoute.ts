import { bearerKey, fateOf, refusal } from './auth';
import { findModel, isWithdrawn } from './catalogue';
import { eraFacts, haikuFate, haikuOutputMax, isHaiku } from './era';
import { errorReply, type ErrorOptions } from './errorBodies';
import { validate } from './validate';
import type { CompletionRequest, Script } from './script';
import type { RecordedRequest } from './requestLog';
import type { Settings } from './settings';

/**
 * Judges a completion request as the endpoint does: key, credit, body, model, in this order.
 * Gives the failure, or the request as a script may look at it.
 */
export function admit(
  recorded: RecordedRequest,
  settings: Settings,
): { readonly failure: Script } | { readonly request: CompletionRequest } {
  const { envelope, defaultMaxTokens } = eraFacts(settings.era);
  const fail = (row: string, options: ErrorOptions = {}) => ({
    failure: errorReply(row, { envelope, path: recorded.path, ...options }),
  });
  const refused = refusal(fateOf(bearerKey(recorded.headers), settings));
  if (refused !== undefined) return fail(refused);

  const { body } = recorded;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return fail('validation', { message: 'The body is not a JSON object' });
  }
  const fields = body as Readonly<Record<string, unknown>>;
  const issues = validate(fields, settings.era, settings.strict);
  if (issues.length > 0) return fail('validation', { issues });

  const sentModel = String(fields['model']);
  const { id, suffix } = splitModel(sentModel);
  const missing = modelFailure(id, settings);
  if (missing) return fail(missing.row, missing.options);

  const asked = fields['max_tokens'] ?? fields['max_completion_tokens'];
  const maxTokens = typeof asked === 'number' ? asked : defaultMaxTokens;
  if (isHaiku(id) && typeof asked === 'number' && asked > haikuOutputMax) {
    return fail('maxTokens', {
      message: `max_tokens: ${asked} > ${haikuOutputMax}, the most output tokens this model can generate`,
    });
  }
  const stream = fields['stream'] === true;
  return {
    request: {
      recorded,
      body: fields,
      model: id,
      suffix,
      stream,
      maxTokens,
      era: settings.era,
      pace: settings.pace,
    },
  };
}

/** Takes a directive suffix (`@error+429`) off a model id. */
export function splitModel(model: string): { readonly id: string; readonly suffix: string } {
  const sign = model.indexOf('@');
  if (sign <= 0) return { id: model, suffix: '' };
  return { id: model.slice(0, sign), suffix: model.slice(sign + 1).replaceAll('+', ' ') };
}

function modelFailure(
  id: string,
  settings: Settings,
): { readonly row: string; readonly options: ErrorOptions } | undefined {
  if (isWithdrawn(id, settings)) {
    return { row: 'modelWithdrawn', options: { message: `Model ${id} has been withdrawn` } };
  }
  if (settings.anyModel) return undefined;
  if (isHaiku(id) && haikuFate(settings.era, id) === 'served') return undefined;
  if (isHaiku(id)) return { row: 'validation', options: { issues: [enumIssue(id, settings)] } };
  if (findModel(id, settings)) return undefined;
  return { row: 'modelUnknown', options: { message: `Model ${id} was not found` } };
}

function enumIssue(id: string, settings: Settings) {
  const expected = [...eraFacts(settings.era).served].map((each) => `'${each}'`).join(' | ');
  return {
    code: 'invalid_enum_value',
    path: ['model'],
    expected,
    received: id,
    message: `Invalid enum value. Expected ${expected}, received '${id}'`,
  };
}

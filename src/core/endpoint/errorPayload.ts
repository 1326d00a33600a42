import { fieldsOf, numberOf, textOf } from './json';

/**
 * Whether a payload under 2xx is an error in any of its forms: an `error`, one of the endpoint's
 * envelopes, or Anthropic's `type: error`. A null `error` beside choices is none.
 */
export function isErrorPayload(payload: unknown): boolean {
  const fields = fieldsOf<
    'error' | 'message' | 'status' | 'statusCode' | 'choices' | 'type' | 'detail'
  >(payload);
  if (!fields) return false;
  if (textOf(fields.error) !== undefined || fieldsOf(fields.error)) return true;
  if (fields.choices !== undefined) return false;
  if (fields.type === 'error') return true;
  const status = numberOf(fields.statusCode) ?? numberOf(fields.status);
  return (
    status !== undefined &&
    status >= 400 &&
    (fields.message !== undefined || fields.detail !== undefined)
  );
}

import type { StandIn } from '../../support/standin/standIn';

/** The least a completion request needs, and `max_tokens`. */
export const hello = {
  model: 'anthropic/claude-3-haiku',
  messages: [{ role: 'user', content: 'Hello' }],
  max_tokens: 4096,
};

/** Headers with the key people use. */
export const bearer = {
  authorization: 'Bearer standin-key',
  'content-type': 'application/json',
};

/** Sends a completion request with plain fetch. */
export function complete(
  standIn: StandIn,
  body: unknown,
  init: RequestInit = {},
): Promise<Response> {
  return fetch(`${standIn.baseUrl}/chat/completions`, {
    method: 'POST',
    headers: bearer,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...init,
  });
}

/** The data of each event in a stream with LF line ends. `[DONE]` and garbage stay strings. */
export function eventData(text: string): unknown[] {
  return text
    .split('\n\n')
    .filter((event) => event.startsWith('data:'))
    .map((event) => event.replace(/^data: ?/gm, ''))
    .map((data) => {
      try {
        return JSON.parse(data) as unknown;
      } catch {
        return data;
      }
    });
}

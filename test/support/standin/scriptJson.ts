import { parseDirective } from './directive';
import {
  end,
  hangUp,
  head,
  reset,
  stall,
  wait,
  write,
  type Answer,
  type Gate,
  type Step,
} from './script';

type Fields = Readonly<Record<string, unknown>>;

/**
 * An answer from JSON: `{"directive": "error 429"}`, or `{"status", "headers", "bare", "steps"}`
 * with steps such as `{"do": "write", "text": "…"}` (or `"base64"`), `{"do": "wait", "ms": 50}`,
 * `{"do": "gate", "name": "a"}`. Throws an Error in words when it is something else.
 */
export function parseAnswer(json: unknown, gate: (name: string) => Gate): Answer {
  const fields = fieldsOf(json, 'A script');
  if (typeof fields['directive'] === 'string') return parseDirective(fields['directive']).answer;
  const { status, headers, bare, steps } = fields as Record<
    'status' | 'bare' | 'headers' | 'steps',
    unknown
  >;
  if (!Array.isArray(steps)) throw new TypeError('A script has steps or a directive');
  return {
    ...(typeof status === 'number' ? { status } : {}),
    ...(headers === undefined ? {} : { headers: headerFields(headers) }),
    bare: bare === true,
    steps: steps.map((step: unknown) => parseStep(step, gate)),
  };
}

function fieldsOf(json: unknown, what: string): Fields {
  if (typeof json !== 'object' || json === null) throw new TypeError(`${what} is an object`);
  return json as Fields;
}

function headerFields(json: unknown): Record<string, string> {
  const pairs = Object.entries(fieldsOf(json, 'The value of headers'));
  return Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), String(value)]));
}

function parseStep(json: unknown, gate: (name: string) => Gate): Step {
  const step = fieldsOf(json, 'A step');
  switch (step['do']) {
    case 'write':
      return typeof step['base64'] === 'string'
        ? { do: 'write', bytes: Buffer.from(step['base64'], 'base64') }
        : write(String(step['text']));
    case 'wait':
      return wait(Number(step['ms']));
    case 'gate':
      return { do: 'gate', gate: gate(String(step['name'])) };
    case 'head':
      return head;
    case 'end':
      return end;
    case 'hangUp':
      return hangUp;
    case 'reset':
      return reset;
    case 'stall':
      return stall;
    default:
      throw new TypeError(`No step ${JSON.stringify(step['do'])}`);
  }
}

import type { Era } from './era';

/** What a rule says about a value; the path is relative to the field. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly expected?: string;
  readonly received?: string;
  readonly path?: readonly (string | number)[];
}

export type Rule = (value: unknown) => Problem | undefined;

/** The name of a value's type in the words of the validator. */
export function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
}

export function wrongType(expected: string, value: unknown): Problem {
  const received = typeName(value);
  return {
    code: 'invalid_type',
    expected,
    received,
    message: value === undefined ? 'Required' : `Expected ${expected}, received ${received}`,
  };
}

function numberWithin(min: number, max: number): Rule {
  return (value) => {
    if (typeof value !== 'number') return wrongType('number', value);
    if (value < min)
      return { code: 'too_small', message: `Number must be greater than or equal to ${min}` };
    if (value > max)
      return { code: 'too_big', message: `Number must be less than or equal to ${max}` };
    return undefined;
  };
}

function integerFrom(min: number): Rule {
  return (value) => {
    const problem = numberWithin(min, Infinity)(value);
    if (problem || Number.isInteger(value)) return problem;
    return {
      code: 'invalid_type',
      expected: 'integer',
      received: 'float',
      message: 'Expected integer, received float',
    };
  };
}

const boolean: Rule = (value) =>
  typeof value === 'boolean' ? undefined : wrongType('boolean', value);

const string: Rule = (value) =>
  typeof value === 'string' ? undefined : wrongType('string', value);

function stringsUpTo(max: number): Rule {
  return (value) => {
    if (!Array.isArray(value)) return wrongType('array', value);
    const odd = value.findIndex((each) => typeof each !== 'string');
    if (odd >= 0) return { ...wrongType('string', value[odd]), path: [odd] };
    if (value.length <= max) return undefined;
    return { code: 'too_big', message: `Array must contain at most ${max} element(s)` };
  };
}

const stop: Rule = (value) =>
  value === null || typeof value === 'string' ? undefined : stringsUpTo(4)(value);

const streamOptions: Rule = (value) => {
  if (typeof value !== 'object' || value === null) return wrongType('object', value);
  const include = 'include_usage' in value ? value.include_usage : undefined;
  const problem = boolean(include);
  return problem && { ...problem, path: ['include_usage'] };
};

function oneOf(...words: readonly string[]): Rule {
  return (value) => {
    if (typeof value === 'string' && words.includes(value)) return undefined;
    const expected = words.map((word) => `'${word}'`).join(' | ');
    return {
      code: 'invalid_enum_value',
      expected,
      received: String(value),
      message: `Invalid enum value. Expected ${expected}, received '${String(value)}'`,
    };
  };
}

/** Tools in Anthropic's form (era A) or in the function form; custom tools in era C. */
function tools(era: Era): Rule {
  return (value) => {
    if (!Array.isArray(value)) return wrongType('array', value);
    if (value.length > 128)
      return { code: 'too_big', message: 'Array must contain at most 128 element(s)' };
    const odd = value.findIndex((tool) => !isTool(tool, era));
    if (odd < 0) return undefined;
    return { code: 'invalid_union', message: 'Invalid input', path: [odd] };
  };
}

function isTool(tool: unknown, era: Era): boolean {
  if (typeof tool !== 'object' || tool === null) return false;
  const anthropic = 'name' in tool && isToolName(tool.name) && 'input_schema' in tool;
  if (era === 'A') return anthropic;
  if (era === 'origin' && anthropic) return true;
  if (!('type' in tool)) return false;
  if (tool.type === 'custom') return era !== 'B';
  if (tool.type !== 'function' || !('function' in tool)) return false;
  const { function: fn } = tool;
  return (
    typeof fn === 'object' &&
    fn !== null &&
    'name' in fn &&
    isToolName(fn.name) &&
    'parameters' in fn
  );
}

function isToolName(name: unknown): boolean {
  return typeof name === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(name);
}

const common = { model: string, max_tokens: integerFrom(1), stream: boolean };

const anthropicLike = {
  ...common,
  system: string,
  stop_sequences: stringsUpTo(Infinity),
  temperature: numberWithin(0, 1),
  top_p: numberWithin(0, 1),
  top_k: integerFrom(0),
};

const openAiLike = {
  ...common,
  stop,
  stream_options: streamOptions,
  temperature: numberWithin(0, 2),
  frequency_penalty: numberWithin(-2, 2),
  presence_penalty: numberWithin(-2, 2),
  max_completion_tokens: integerFrom(1),
  parallel_tool_calls: boolean,
  seed: integerFrom(1),
  top_logprobs: numberWithin(0, 20),
  reasoning_effort: oneOf('low', 'medium', 'high'),
};

/** Rules for the top-level fields an era reads. Fields without a rule are not looked at. */
export function fieldRules(era: Era): Readonly<Record<string, Rule>> {
  switch (era) {
    case 'origin':
      return { ...openAiLike, ...anthropicLike, tools: tools(era) };
    case 'A':
      return { ...anthropicLike, tools: tools(era) };
    case 'B':
      return {
        ...openAiLike,
        top_p: numberWithin(0.1, 1),
        n: integerFrom(1),
        tools: tools(era),
      };
    case 'C':
    case 'today':
      return {
        ...openAiLike,
        top_p: numberWithin(0.01, 1),
        top_k: integerFrom(0),
        tools: tools(era),
      };
  }
}

const namesA =
  'model messages system max_tokens stop_sequences stream temperature top_p top_k tools tool_choice metadata frequency_penalty';
const namesB =
  'model messages max_tokens max_completion_tokens temperature top_p stop frequency_penalty presence_penalty stream stream_options tools tool_choice parallel_tool_calls response_format seed logprobs top_logprobs logit_bias prediction reasoning_effort n audio modalities';
const namesC =
  'model messages max_tokens max_completion_tokens temperature top_p top_k stop frequency_penalty presence_penalty stream stream_options tools tool_choice parallel_tool_calls response_format seed logprobs top_logprobs logit_bias prediction reasoning_effort reasoning provider min_p top_a repetition_penalty echo normalize_tool_schemas';

const names: Record<Era, ReadonlySet<string>> = {
  origin: new Set(`${namesA} ${namesB}`.split(' ')),
  A: new Set(namesA.split(' ')),
  B: new Set(namesB.split(' ')),
  C: new Set(namesC.split(' ')),
  today: new Set(namesC.split(' ')),
};

/** The top-level fields an era has in its schema; `strict` rejects all others. */
export function knownFields(era: Era): ReadonlySet<string> {
  return names[era];
}

/** A model of the stand-in's catalogue, before it takes the shape of a row. */
export interface CatalogueModel {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly name: string;
  readonly developer: string;
  /** Tokens. */
  readonly context: number;
  /** Tokens; absent where the catalogue does not say. */
  readonly outputMax?: number;
  readonly input: readonly string[];
  readonly output: readonly string[];
  readonly capabilities: readonly string[];
  /** US dollars per million tokens, input and output. Illustrative. */
  readonly price?: readonly [input: number, output: number];
  /** Types of the rows the model occurs in, in the new shape. One row each. */
  readonly types: readonly string[];
}

const chat = 'openai/chat-completions';

function model(
  id: string,
  name: string,
  context: number,
  price: readonly [number, number] | undefined,
  more: Partial<CatalogueModel> = {},
): CatalogueModel {
  return {
    id,
    aliases: [],
    name,
    developer: name.split(' ')[0] ?? name,
    context,
    input: ['text'],
    output: ['text'],
    capabilities: ['streaming', 'tools'],
    types: [chat],
    ...(price ? { price } : {}),
    ...more,
  };
}

const vision = { input: ['image', 'text'], capabilities: ['streaming', 'tools', 'vision'] };
const anthropic = { ...vision, developer: 'Anthropic' };
const openai = { ...vision, developer: 'OpenAI' };

/** The id whose row the era decides about. */
export const haiku: CatalogueModel = model(
  'anthropic/claude-3-haiku',
  'Claude 3 Haiku',
  200_000,
  [0.34, 1.7],
  { ...anthropic, aliases: ['claude-3-haiku'], outputMax: 4096 },
);

/** Models beside Claude 3 Haiku. Two rows for one id, image rows and twins are on purpose. */
export const otherModels: readonly CatalogueModel[] = [
  model('anthropic/claude-haiku-4.5', 'Claude Haiku 4.5', 200_000, [1.3754, 6.877], {
    ...anthropic,
    aliases: ['anthropic/claude-haiku-4-5', 'claude-haiku-4-5-20251001'],
    outputMax: 64_000,
    types: [chat, 'anthropic/messages'],
  }),
  model('anthropic/claude-haiku-4-5', 'Claude Haiku 4.5', 200_000, [1.3754, 6.877], {
    ...anthropic,
    aliases: ['anthropic/claude-haiku-4.5'],
    outputMax: 64_000,
  }),
  model('anthropic/claude-sonnet-5', 'Claude Sonnet 5', 1_000_000, [2.6, 13], {
    ...anthropic,
    outputMax: 64_000,
  }),
  model('gpt-4o', 'GPT-4o', 128_000, [3.25, 13], {
    ...openai,
    aliases: ['openai/gpt-4o'],
    outputMax: 16_384,
    types: [chat, 'openai/responses', chat],
  }),
  model('openai/gpt-5-mini', 'GPT-5 mini', 400_000, [0.378, 3.026], openai),
  model('google/gemini-3-7-flash', 'Gemini 3.7 Flash', 1_000_000, [0.975, 4.875], {
    ...vision,
    developer: 'Google',
    aliases: ['google/gemini-3.7-flash'],
  }),
  model('deepseek/deepseek-v4-flash', 'DeepSeek V4 Flash', 1_000_000, [0.39, 1.56], {
    capabilities: ['streaming'],
  }),
  model('mistralai/codestral-2508', 'Codestral', 256_000, undefined, { developer: 'Mistral AI' }),
  model('flux/standin-image', 'Stand-in Image', 0, undefined, {
    output: ['image'],
    capabilities: [],
    types: ['openai/images-generations'],
  }),
  model('google/gemini-3-flash-image', 'Gemini 3 Flash Image', 32_000, [0.975, 39], {
    developer: 'Google',
    output: ['image', 'text'],
    types: [chat, 'openai/images-generations'],
  }),
  model('standin/speech', 'Stand-in Speech', 0, undefined, {
    output: ['audio'],
    capabilities: [],
    types: ['openai/audio-speech'],
  }),
];

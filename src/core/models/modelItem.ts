import * as v from 'valibot';
import type { Model } from './model';
import { parsePricing } from './pricing';

/** Names and descriptions are shown in one line each; more of them than this is no name. */
const longestText = 1000;

const text = v.fallback(
  v.optional(v.pipe(v.string(), v.transform(oneLine), v.nonEmpty())),
  undefined,
);
/** Sent back to the endpoint as it is. */
const modelId = v.fallback(v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty())), undefined);
const tokens = v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))), undefined);
const texts = v.fallback(v.array(v.fallback(v.string(), '')), []);
/** A list of names, or (Mistral) an object of switches. */
const names = v.union([
  v.array(v.fallback(v.string(), '')),
  v.pipe(
    v.record(v.string(), v.unknown()),
    v.transform((switches) => Object.keys(switches).filter((name) => switches[name] === true)),
  ),
]);

/** Every field of every list that is known; whatever is missing or odd is absent. */
const itemSchema = v.object({
  id: modelId,
  /** Ollama gives `name` and `model` instead of an id; OpenRouter a name for people. */
  name: text,
  model: modelId,
  display_name: text,
  aliases: texts,
  type: text,
  owned_by: text,
  description: text,
  info: v.fallback(
    v.object({
      name: text,
      developer: text,
      description: text,
      contextLength: tokens,
      outputMax: tokens,
      maxTokens: tokens,
    }),
    { name: undefined },
  ),
  /** AI/ML API until spring 2026. */
  features: texts,
  modalities: v.fallback(v.object({ input: texts, output: texts }), { input: [], output: [] }),
  capabilities: v.fallback(names, []),
  pricing: v.optional(v.unknown()),
  context_length: tokens, // OpenRouter, Together
  context_window: tokens, // Groq
  max_context_length: tokens, // LM Studio, Mistral
  loaded_context_length: tokens, // LM Studio: what it was started with
  max_model_len: tokens, // vLLM
  max_completion_tokens: tokens, // Groq
  meta: v.fallback(v.object({ n_ctx: tokens, n_ctx_train: tokens }), {}), // llama.cpp
  architecture: v.fallback(v.object({ input_modalities: texts, output_modalities: texts }), {
    input_modalities: [],
    output_modalities: [],
  }),
  top_provider: v.fallback(v.object({ max_completion_tokens: tokens }), {}),
  supported_parameters: texts,
});
type Item = v.InferOutput<typeof itemSchema>;

/** One row of a list: a chat model, or the id of something else that may share its name. */
export interface ModelRow {
  readonly model: Model;
  readonly isChat: boolean;
  /** True when it makes something else than text. */
  readonly isMedia: boolean;
}

/** Types of a row that answer chat completions: both generations of AI/ML API, LM Studio, others. */
const chatTypes: ReadonlySet<string> = new Set([
  'openai/chat-completions',
  'chat-completion',
  'chat',
  'llm',
  'vlm',
  'language',
  'model',
]);

/** Plain lists do not say what a model is for; its name does. */
const otherName =
  /embed|rerank|whisper|\btts\b|-tts|dall-e|moderation|transcribe|-image\b|stable-diffusion|\bsora\b|-realtime|davinci-00|babbage-00/i;

/** What the setting `aimlapi.model` can hold. */
const possibleId = /^[^\p{Cc}\p{Cf}]{1,300}$/u;

/** Other ids of one model that are remembered. */
const mostAliases = 100;

/** Reads one row; undefined when it has no id that can be chosen. */
export function parseRow(value: unknown): ModelRow | undefined {
  const parsed = v.safeParse(itemSchema, value);
  if (!parsed.success) return undefined;
  const item = parsed.output;
  const id = item.id ?? item.model ?? item.name;
  if (id === undefined || !possibleId.test(id)) return undefined;
  const output = [...item.modalities.output, ...item.architecture.output_modalities];
  const isMedia = output.length > 0 && output.some((kind) => kind !== 'text');
  const isChat = item.type === undefined ? !otherName.test(id) : chatTypes.has(item.type);
  return { model: modelOf(id, item), isChat: isChat && !/-image$/i.test(id), isMedia };
}

function modelOf(id: string, item: Item): Model {
  const { info } = item;
  const developer = info.developer ?? item.owned_by;
  const description = info.description ?? item.description;
  const contextLength = contextOf(item);
  const outputMax =
    info.outputMax ?? item.top_provider.max_completion_tokens ?? item.max_completion_tokens;
  const pricing = parsePricing(item.pricing);
  return {
    id,
    name: info.name ?? item.display_name ?? item.name ?? id,
    aliases: [...new Set(item.aliases.slice(0, mostAliases))].filter(
      (alias) => alias !== '' && alias !== id,
    ),
    ...(developer !== undefined && { developer }),
    ...(description !== undefined && { description }),
    ...(contextLength !== undefined && { contextLength }),
    ...(outputMax !== undefined && { outputMax }),
    ...abilitiesOf(item),
    ...(pricing && { pricing }),
  };
}

/** What the model is served with counts before what it could have. */
function contextOf(item: Item): number | undefined {
  return (
    item.info.contextLength ??
    item.loaded_context_length ??
    item.context_length ??
    item.context_window ??
    item.max_model_len ??
    item.meta.n_ctx ??
    item.max_context_length ??
    item.meta.n_ctx_train ??
    item.info.maxTokens
  );
}

function abilitiesOf(item: Item): Pick<Model, 'tools' | 'vision' | 'reasoning'> {
  const said = [...item.capabilities, ...item.features, ...item.supported_parameters].join(' ');
  const input = [...item.modalities.input, ...item.architecture.input_modalities];
  const isVision = item.type === 'vlm';
  if (said === '' && input.length === 0 && !isVision) return {};
  const vision = isVision || input.includes('image') || /vision|\bimages?\b/.test(said);
  return {
    // The list forgets tools of some models, so that silence is no "no".
    ...(/\btools?\b|tool_use|function/.test(said) && { tools: true }),
    vision,
    ...(said !== '' && { reasoning: /reasoning|thinking/.test(said) }),
  };
}

/** A text of the list for a label: no line breaks, control or direction characters. */
function oneLine(written: string): string {
  return written
    .slice(0, longestText)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
}

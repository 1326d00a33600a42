import type { Model } from './model';

/** The ids of the first contract; which of them still answer, only the endpoint can tell. */
const contractIds: readonly string[] = [
  'anthropic/claude-3-haiku',
  'anthropic/claude-3-haiku-20240307',
  'claude-3-haiku-20240307',
  'claude-3-haiku-latest',
];

const k = 1000;
const m = 1_000_000;

/** Id, name and context in tokens (ENDPOINT: ids for a built-in list). */
const rows: readonly (readonly [string, string, number])[] = [
  ['anthropic/claude-haiku-4.5', 'Claude Haiku 4.5', 200 * k],
  ['anthropic/claude-sonnet-4.5', 'Claude Sonnet 4.5', 200 * k],
  ['anthropic/claude-sonnet-5', 'Claude Sonnet 5', m],
  ['anthropic/claude-opus-5', 'Claude Opus 5', m],
  ['openai/gpt-4o', 'GPT-4o', 128 * k],
  ['gpt-4o-mini', 'GPT-4o mini', 128 * k],
  ['openai/gpt-4.1-2025-04-14', 'GPT-4.1', m],
  ['openai/gpt-5-2025-08-07', 'GPT-5', 400 * k],
  ['openai/gpt-5-5', 'GPT-5.5', m],
  ['openai/gpt-oss-120b', 'gpt-oss 120B', 128 * k],
  ['google/gemini-2.5-flash', 'Gemini 2.5 Flash', m],
  ['google/gemini-3-7-flash', 'Gemini 3.7 Flash', m],
  ['deepseek/deepseek-chat', 'DeepSeek Chat', 128 * k],
  ['deepseek/deepseek-v4-flash', 'DeepSeek V4 Flash', m],
  ['x-ai/grok-code-fast-1', 'Grok Code Fast 1', 256 * k],
  ['meta-llama/Llama-3.3-70B-Instruct-Turbo', 'Llama 3.3 70B Instruct Turbo', 128 * k],
  ['mistralai/codestral-2508', 'Codestral 2508', 256 * k],
  ['alibaba/qwen3-coder-480b-a35b-instruct', 'Qwen3 Coder 480B', 262 * k],
  ['moonshot/kimi-k2-6', 'Kimi K2.6', 256 * k],
  ['zhipu/glm-5-2', 'GLM-5.2', 200 * k],
];

/** What can be chosen at AI/ML API before its list was ever read. Prices are not guessed. */
export const builtInModels: readonly Model[] = [
  ...contractIds.map((id) => ({
    id,
    name: id === contractIds[0] ? 'Claude 3 Haiku' : `Claude 3 Haiku (${id})`,
    aliases: [],
    contextLength: 200 * k,
    outputMax: 4096,
    tools: true,
    vision: true,
    reasoning: false,
  })),
  ...rows.map(([id, name, contextLength]) => ({
    id,
    name,
    // Listed under both spellings.
    aliases: id === 'openai/gpt-4o' ? ['gpt-4o'] : [],
    contextLength,
  })),
];

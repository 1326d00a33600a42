/** Model lists as the public documentation of each server describes them. */
export const lists = {
  aimlapi: {
    object: 'list',
    data: [
      {
        id: 'anthropic/claude-3-haiku',
        aliases: ['claude-3-haiku'],
        type: 'openai/chat-completions',
        info: {
          name: 'Claude 3 Haiku',
          developer: 'Anthropic',
          description: 'Small and fast',
          releasedAt: '2024-03-13',
          contextLength: 200000,
          outputMax: 4096,
        },
        tags: ['playground:chat'],
        modalities: { input: ['image', 'text'], output: ['text'] },
        capabilities: ['streaming', 'tools', 'vision'],
        pricing: {
          kind: 'fixed',
          currency: 'USD',
          units: [
            {
              type: 'charge',
              name: 'token',
              content: 'text',
              measure: 'input',
              origin: 'provided',
              price: 0.34,
              per: 1000000,
            },
            {
              type: 'charge',
              name: 'token',
              content: 'text',
              measure: 'input',
              origin: 'cached',
              price: 0.034,
              per: 1000000,
            },
            {
              type: 'charge',
              name: 'token',
              content: 'text',
              measure: 'output',
              origin: 'generated',
              price: 0.0017,
              per: 1000,
            },
          ],
        },
      },
      // The same model again, under the path of another interface.
      {
        id: 'anthropic/claude-3-haiku',
        type: 'anthropic/messages',
        info: { name: 'Claude 3 Haiku' },
      },
      // A twin with dashes, which knows its other name.
      {
        id: 'anthropic/claude-haiku-4.5',
        aliases: ['claude-haiku-4-5'],
        type: 'openai/chat-completions',
        info: { name: 'Claude Haiku 4.5' },
      },
      {
        id: 'claude-haiku-4-5',
        type: 'openai/chat-completions',
        info: { contextLength: 200000 },
        capabilities: ['tools'],
      },
      // Answers chat, but makes images.
      {
        id: 'google/banana',
        type: 'openai/chat-completions',
        modalities: { input: ['text'], output: ['image', 'text'] },
      },
      { id: 'openai/gpt-5-image', type: 'openai/chat-completions' },
      { id: 'flux/dev', type: 'image-generation' },
    ],
  },
  aimlapiUntil2026: {
    data: [
      {
        id: 'gpt-4o',
        type: 'chat-completion',
        info: {
          name: 'GPT-4o',
          developer: 'Open AI',
          contextLength: 128000,
          maxTokens: 16384,
          docs_url: 'x',
        },
        features: [
          'openai/chat-completion',
          'openai/chat-completion.function',
          'openai/chat-completion.vision',
        ],
        endpoints: ['/v1/chat/completions'],
      },
      {
        id: 'o1',
        type: 'chat-completion',
        info: { name: 'o1' },
        features: ['openai/chat-completion.reasoning'],
      },
      { id: 'dall-e-3', type: 'image', info: { name: 'DALL-E 3' } },
    ],
  },
  openAi: {
    object: 'list',
    data: [
      { id: 'gpt-4o-mini', object: 'model', created: 1, owned_by: 'system' },
      { id: 'text-embedding-3-small', object: 'model', created: 1, owned_by: 'system' },
      { id: 'whisper-1', object: 'model', created: 1, owned_by: 'openai-internal' },
      { id: 'tts-1', object: 'model', created: 1, owned_by: 'openai-internal' },
      { id: 'omni-moderation-latest', object: 'model', created: 1, owned_by: 'system' },
    ],
  },
  openRouter: {
    data: [
      {
        id: 'anthropic/claude-haiku-4.5',
        canonical_slug: 'anthropic/claude-4.5-haiku',
        name: 'Anthropic: Claude Haiku 4.5',
        description: 'Fast',
        context_length: 200000,
        architecture: {
          modality: 'text+image->text',
          input_modalities: ['image', 'text'],
          output_modalities: ['text'],
          tokenizer: 'Claude',
        },
        pricing: {
          prompt: '0.000001',
          completion: '0.000005',
          request: '0',
          image: '0',
          input_cache_read: '0.0000001',
        },
        top_provider: { context_length: 200000, max_completion_tokens: 64000, is_moderated: true },
        supported_parameters: ['max_tokens', 'tools', 'reasoning', 'include_reasoning'],
      },
      {
        id: 'x/painter',
        name: 'Painter',
        architecture: { input_modalities: ['text'], output_modalities: ['image'] },
      },
      { id: 'openrouter/auto', name: 'Auto', pricing: { prompt: '-1', completion: '-1' } },
    ],
  },
  ollamaOwn: {
    models: [
      {
        name: 'llama3.2:latest',
        model: 'llama3.2:latest',
        size: 1,
        digest: 'x',
        details: { family: 'llama', parameter_size: '3.2B' },
      },
      {
        name: 'nomic-embed-text:latest',
        model: 'nomic-embed-text:latest',
        details: { family: 'nomic-bert' },
      },
    ],
  },
  ollama: {
    object: 'list',
    data: [{ id: 'llama3.2:latest', object: 'model', created: 1, owned_by: 'library' }],
  },
  lmStudio: {
    object: 'list',
    data: [
      {
        id: 'qwen2.5-coder-7b',
        object: 'model',
        type: 'llm',
        publisher: 'qwen',
        arch: 'qwen2',
        state: 'loaded',
        max_context_length: 131072,
        loaded_context_length: 8192,
        capabilities: ['tool_use'],
      },
      {
        id: 'qwen2-vl-7b',
        object: 'model',
        type: 'vlm',
        max_context_length: 32768,
        capabilities: [],
      },
      { id: 'text-embedding-nomic', object: 'model', type: 'embeddings' },
    ],
  },
  vllm: {
    object: 'list',
    data: [
      {
        id: 'meta-llama/Llama-3.1-8B-Instruct',
        object: 'model',
        owned_by: 'vllm',
        root: 'x',
        parent: null,
        max_model_len: 16384,
        permission: [],
      },
    ],
  },
  llamaCpp: {
    models: [{ name: 'ignored.gguf', model: 'ignored.gguf' }],
    object: 'list',
    data: [
      {
        id: 'model.gguf',
        object: 'model',
        owned_by: 'llamacpp',
        meta: { vocab_type: 1, n_ctx_train: 131072, n_params: 1 },
      },
    ],
  },
  groq: {
    data: [
      {
        id: 'llama-3.3-70b',
        object: 'model',
        owned_by: 'Meta',
        active: true,
        context_window: 131072,
        max_completion_tokens: 32768,
      },
    ],
  },
  mistral: {
    data: [
      {
        id: 'codestral-latest',
        object: 'model',
        name: 'codestral',
        max_context_length: 256000,
        capabilities: { completion_chat: true, function_calling: true, vision: false },
      },
    ],
  },
  together: [{ id: 'x/llama', type: 'chat', context_length: 8192, display_name: 'Llama' }],
} as const;

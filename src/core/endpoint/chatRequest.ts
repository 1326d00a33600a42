/** One message as the endpoint understands it (ENDPOINT: request building). */
export type ChatMessage =
  | { readonly role: 'system'; readonly content: string }
  | { readonly role: 'user'; readonly content: string | readonly ContentPart[] }
  | {
      readonly role: 'assistant';
      readonly content: string;
      readonly toolCalls?: readonly ToolCall[];
    }
  | { readonly role: 'tool'; readonly toolCallId: string; readonly content: string };

export type ContentPart =
  | { readonly type: 'text'; readonly text: string }
  /** Always inline: base64 without the `data:` prefix. */
  | { readonly type: 'image'; readonly mimeType: string; readonly base64: string };

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON text as the model wrote it. */
  readonly arguments: string;
  readonly extra?: unknown;
}

export interface Tool {
  readonly name: string;
  readonly description: string;
  /** A plain JSON schema of an object. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What a turn asks for, before it is shaped for a model and an era. Unset options are not sent. */
export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  /** Tokens; always sent, clamped to the model's limit. */
  readonly maxTokens: number;
  readonly temperature?: number;
  readonly topP?: number;
  readonly stop?: readonly string[];
  readonly tools?: readonly Tool[];
  readonly toolChoice?: 'auto' | 'none' | 'required';
}

/** What is known of models. */
export class Models {
  label(id: string): string {
    return id.slice(id.lastIndexOf('/') + 1);
  }

  contextLength(_id: string): number | undefined {
    return 200_000;
  }

  /** Tokens for the messages beside a reply of `maxTokens`. */
  room(id: string, maxTokens: number): number {
    return (this.contextLength(id) ?? 128_000) - maxTokens;
  }

  replacementFor(_id: string): { readonly id: string; readonly label: string } | undefined {
    return { id: 'anthropic/claude-haiku-4.5', label: 'claude-haiku-4.5' };
  }
}

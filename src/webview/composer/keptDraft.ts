/** The draft as VS Code keeps it with the page, which is quicker than the host's storage. */
export interface KeptDraft {
  readonly chatId: string;
  readonly text: string;
  readonly selection: readonly [number, number];
  /** True while the host has not been told. */
  readonly unsaved: boolean;
}

/** What was kept of this chat, if the host may not have it. */
export function keptDraft(kept: unknown, chatId: string): KeptDraft | undefined {
  if (!isKeptDraft(kept)) return undefined;
  return kept.unsaved && kept.chatId === chatId ? kept : undefined;
}

function isKeptDraft(kept: unknown): kept is KeptDraft {
  if (typeof kept !== 'object' || kept === null) return false;
  const { chatId, text, selection, unsaved } = kept as Partial<Record<keyof KeptDraft, unknown>>;
  return (
    typeof chatId === 'string' &&
    typeof text === 'string' &&
    typeof unsaved === 'boolean' &&
    Array.isArray(selection) &&
    selection.length === 2 &&
    selection.every((offset) => Number.isInteger(offset))
  );
}

/** The draft as VS Code keeps it with the page, which is quicker than the host's storage. */
export interface KeptDraft {
  readonly chatId: string;
  readonly text: string;
  readonly selection: readonly [number, number];
  /** When it was written, ms since the epoch. */
  readonly at: number;
}

/** What was kept of this chat, if it is newer than what the host knows, which is of `hostAt`. */
export function keptDraft(kept: unknown, chatId: string, hostAt: number): KeptDraft | undefined {
  if (!isKeptDraft(kept)) return undefined;
  return kept.at > hostAt && kept.chatId === chatId ? kept : undefined;
}

function isKeptDraft(kept: unknown): kept is KeptDraft {
  if (typeof kept !== 'object' || kept === null) return false;
  const { chatId, text, selection, at } = kept as Partial<Record<keyof KeptDraft, unknown>>;
  return (
    typeof chatId === 'string' &&
    typeof text === 'string' &&
    typeof at === 'number' &&
    Array.isArray(selection) &&
    selection.length === 2 &&
    selection.every((offset) => Number.isInteger(offset))
  );
}

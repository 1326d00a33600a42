/** Where a chat is being read, so that it can be read on from there. */
export interface ReadingPlace {
  readonly chatId: string;
  /** The first message in view. */
  readonly id: string;
  /** How far its top is below the upper edge of the view, px; absent of a question just asked. */
  readonly offset?: number;
}

/** What was kept as a reading place, if it is one. */
export function asReadingPlace(kept: unknown): ReadingPlace | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { chatId, id, offset } = kept as Partial<Record<keyof ReadingPlace, unknown>>;
  if (typeof chatId !== 'string' || typeof id !== 'string') return undefined;
  if (offset === undefined) return { chatId, id };
  return typeof offset === 'number' && Number.isFinite(offset) ? { chatId, id, offset } : undefined;
}

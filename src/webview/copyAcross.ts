import type { Page } from './page';
import { turnIdOf } from './scroll/messages';

/**
 * Copying a selection that goes over several messages gives their source, whole and in order, from the
 * host: also of those that are not loaded, where all of the transcript is selected. Within one message
 * it is the browser's business. Returns what ends it.
 */
export function copyAcross(
  { store, post }: Pick<Page, 'store' | 'post'>,
  log: HTMLElement,
): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const copy = (event: ClipboardEvent): void => {
    const chatId = store.frame.value?.chatId;
    const ids = selectedIds(log);
    if (chatId === undefined || ids.length < 2) return;
    event.preventDefault();
    const { value: turns } = store.turns;
    const isAll = ids.length === turns.length;
    const [first, last] = [ids[0], ids.at(-1)];
    post({
      type: 'copyTurns',
      chatId,
      ...(first !== undefined && !(isAll && first === turns[0]?.id) && { first }),
      ...(last !== undefined && !(isAll && last === turns.at(-1)?.id) && { last }),
    });
  };
  const selectAll = (event: KeyboardEvent): void => {
    const isSelectAll = event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey);
    const isTyping = event.target instanceof Element && event.target.matches('textarea, input');
    if (!isSelectAll || isTyping || event.altKey || event.shiftKey) return;
    // Only what was said, and not the page's buttons.
    event.preventDefault();
    event.stopPropagation();
    document.getSelection()?.selectAllChildren(log);
  };
  document.addEventListener('copy', copy, { signal });
  document.addEventListener('keydown', selectAll, { signal });
  return () => ending.abort();
}

/** The messages of which something is selected. */
function selectedIds(log: HTMLElement): readonly string[] {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return [];
  const range = selection.getRangeAt(0);
  return [...log.querySelectorAll('[data-turn]')]
    .filter((message) => range.intersectsNode(message) && holdsText(range, message))
    .flatMap((message) => turnIdOf(message) ?? []);
}

/** False where the selection only touches the edge of a message. */
function holdsText(range: Range, message: Element): boolean {
  const part = document.createRange();
  part.selectNodeContents(message);
  if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) {
    part.setStart(range.startContainer, range.startOffset);
  }
  if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) {
    part.setEnd(range.endContainer, range.endOffset);
  }
  return part.toString().trim() !== '';
}

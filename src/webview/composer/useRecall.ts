import { useRef } from 'preact/hooks';
import { usePage } from '../page';
import { isComposing } from './enterKey';
import { Recall } from './recall';

/**
 * Recalls earlier questions by arrow keys, of the whole chat: the host is asked for them when a person
 * begins to recall. Until it has answered, those that the page holds do, if they are the newest.
 */
export function useRecall(): (event: KeyboardEvent) => string | undefined {
  const { draft, requests, store } = usePage();
  const recall = useRef(new Recall());
  const questions = useRef<readonly string[]>([]);

  const ask = async (chatId: string, isAwaited: boolean): Promise<void> => {
    const answer = await requests.questions(chatId);
    if (!answer.ok || store.frame.value?.chatId !== chatId) return;
    questions.current = answer.value;
    if (!isAwaited || draft.text !== '') return;
    const text = recall.current.step('older', answer.value, '');
    if (text === undefined) return;
    draft.replace({ text, selection: [text.length, text.length] });
    draft.edited();
  };

  /** A recall begins: what the page holds is its beginning, or it has to wait. */
  const begin = (chatId: string): void => {
    const isBehind = store.later.value > 0;
    questions.current = isBehind
      ? []
      : store.turns.value
          .flatMap((cell) => (cell.role === 'user' ? [cell.view.value.text] : []))
          .filter((text) => text.trim() !== '')
          .reverse();
    if (isBehind || store.earlier.value > 0) void ask(chatId, isBehind);
  };

  return (event) => {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    const direction = ({ ArrowUp: 'older', ArrowDown: 'newer' } as const)[key];
    const chatId = store.frame.value?.chatId;
    if (!direction || shiftKey || ctrlKey || metaKey || altKey || isComposing(event))
      return undefined;
    if (direction === 'older' && draft.text === '' && chatId !== undefined) begin(chatId);
    return recall.current.step(direction, questions.current, draft.text);
  };
}

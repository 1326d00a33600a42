import { useRef } from 'preact/hooks';
import { usePage } from '../page';
import { isComposing } from './enterKey';
import { Recall } from './recall';

/**
 * Recalls earlier questions by arrow keys: those that the page has at once, and those before them as
 * soon as the host has told them, which is asked when a person begins to recall.
 */
export function useRecall(): (event: KeyboardEvent) => string | undefined {
  const { draft, requests, store } = usePage();
  const recall = useRef(new Recall());
  const told = useRef<Told | undefined>(undefined);

  const ask = async (chatId: string, newest: string): Promise<void> => {
    told.current = { chatId, newest, questions: [] };
    const answer = await requests.questions(chatId);
    if (answer.ok) told.current = { chatId, newest, questions: answer.value };
  };

  return (event) => {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    const direction = ({ ArrowUp: 'older', ArrowDown: 'newer' } as const)[key];
    if (!direction || shiftKey || ctrlKey || metaKey || altKey || isComposing(event)) {
      return undefined;
    }
    const cells = store.turns.value.filter((cell) => cell.role === 'user').reverse();
    const loaded = cells.map((cell) => cell.view.value.text).filter((text) => text.trim() !== '');
    const chatId = store.frame.value?.chatId;
    const newest = cells[0]?.id ?? '';
    const isTold = told.current?.chatId === chatId && told.current?.newest === newest;
    if (!isTold && chatId !== undefined && store.earlier.value > 0) void ask(chatId, newest);
    const known = isTold ? (told.current?.questions ?? []) : [];
    const questions = known.length > loaded.length ? known : loaded;
    return recall.current.step(direction, questions, draft.text);
  };
}

interface Told {
  readonly chatId: string;
  /** Id of the newest question when it was asked. */
  readonly newest: string;
  readonly questions: readonly string[];
}

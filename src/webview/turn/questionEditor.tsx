import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { UserTurnView } from '../../protocol/chatView';
import { sends, isComposing } from '../composer/enterKey';
import { usePage } from '../page';
import { useObservable } from '../state/observable';

/** A question in other words, in its own place. It closes only when the host has taken it. */
export function QuestionEditor({ view, close }: { view: UserTurnView; close: () => void }) {
  const { words, requests, store } = usePage();
  const field = useRef<HTMLTextAreaElement>(null);
  const [refusal, setRefusal] = useState<string>();
  const sendKey = useObservable(store.frame)?.sendKey ?? 'enter';

  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(view.text.length, view.text.length);
  }, []);

  const save = async (): Promise<void> => {
    const text = field.current?.value ?? '';
    if (text.trim() === '') return;
    const answer = await requests.edit(view.id, text);
    if (answer.ok) close();
    else setRefusal(answer.message);
  };

  const keyed = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !isComposing(event)) {
      event.stopPropagation();
      close();
    } else if (sends(event, sendKey)) {
      event.preventDefault();
      void save();
    }
  };

  return (
    <div class="question-editor">
      <textarea
        ref={field}
        class="field"
        rows={1}
        aria-label={words.editMessage}
        defaultValue={view.text}
        onKeyDown={keyed}
      />
      {refusal !== undefined && (
        <p role="alert" class="refusal">
          {refusal}
        </p>
      )}
      <div class="editor-buttons">
        <button type="button" class="button" onClick={() => void save()}>
          {words.save}
        </button>
        <button type="button" class="button secondary" onClick={close}>
          {words.cancel}
        </button>
      </div>
    </div>
  );
}

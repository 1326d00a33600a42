import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { UserTurnView } from '../../protocol/chatView';
import { sends, isComposing } from '../composer/enterKey';
import { usePage } from '../page';
import { useObservable } from '../state/observable';

/** A question in other words, in its own place. It closes only when the host has taken it. */
export function QuestionEditor({ view, close }: { view: UserTurnView; close: () => void }) {
  const { edits, words, requests, store } = usePage();
  const field = useRef<HTMLTextAreaElement>(null);
  const [refusal, setRefusal] = useState<string>();
  const sendKey = useObservable(store.frame)?.sendKey ?? 'enter';

  useLayoutEffect(() => {
    // One that was being edited before the page came back takes no focus.
    if (edits.get(view.id) !== undefined) return;
    field.current?.focus();
    const end = field.current?.value.length ?? 0;
    field.current?.setSelectionRange(end, end);
  }, []);

  const leave = (): void => {
    edits.drop(view.id);
    close();
  };

  const save = async (): Promise<void> => {
    const text = field.current?.value ?? '';
    if (text.trim() === '') return;
    const answer = await requests.edit(view.id, text);
    if (answer.ok) leave();
    else setRefusal(answer.message);
  };

  const keyed = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !isComposing(event)) {
      event.stopPropagation();
      leave();
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
        defaultValue={edits.get(view.id) ?? view.text}
        onInput={(event) => edits.set(view.id, event.currentTarget.value)}
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
        <button type="button" class="button secondary" onClick={leave}>
          {words.cancel}
        </button>
      </div>
    </div>
  );
}

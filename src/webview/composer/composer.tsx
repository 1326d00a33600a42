import { useRef, useState } from 'preact/hooks';
import { usePage } from '../page';
import { ContextList } from '../parts/contextList';
import { useObservable } from '../state/observable';
import { ComposerBar } from './composerBar';
import { hasAttachment } from './hasAttachment';
import { MessageField } from './messageField';
import { Queue } from './queue';

/** Where a message is written: what goes along, the box, and the buttons. */
export function Composer() {
  const { draft, requests, store } = usePage();
  const frame = useObservable(store.frame);
  const [refusal, setRefusal] = useState<string>();
  const [sending, setSending] = useState(false);

  /** While the host has not answered: whether Enter was pressed again meanwhile. */
  const again = useRef<'no' | 'yes'>(null);

  const send = async (): Promise<void> => {
    const chatId = store.frame.value?.chatId;
    const text = draft.text;
    if (again.current !== null) {
      again.current = 'yes';
      return;
    }
    if (chatId === undefined) return;
    if (text.trim() === '' && !hasAttachment(store.frame.value)) return;
    again.current = 'no';
    setSending(true);
    const answer = await requests.send(chatId, text);
    setSending(false);
    if (answer.ok) draft.sent(text);
    setRefusal(answer.ok ? undefined : answer.message);
    const pressedAgain = readAgain(again);
    if (pressedAgain && answer.ok && draft.text.trim() !== '') await send();
  };

  return (
    <footer class="composer">
      <Queue />
      {refusal !== undefined && (
        <p role="alert" class="refusal">
          {refusal}
        </p>
      )}
      <div class="box">
        <ContextList entries={frame?.context ?? []} removable />
        <MessageField send={() => void send()} />
        <ComposerBar send={() => void send()} sending={sending} />
      </div>
    </footer>
  );
}

/** Whether Enter was pressed while the host had not answered; from now on it has. */
function readAgain(again: { current: 'no' | 'yes' | null }): boolean {
  const pressed = again.current === 'yes';
  again.current = null;
  return pressed;
}

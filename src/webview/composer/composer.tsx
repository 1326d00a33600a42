import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { usePage } from '../page';
import { ContextList } from '../parts/contextList';
import { useObservable } from '../state/observable';
import { ComposerBar } from './composerBar';
import { DropArea } from './dropArea';
import { hasAttachment } from './hasAttachment';
import { Incoming } from './incoming';
import { MessageField } from './messageField';
import { Queue } from './queue';
import { Remarks } from './remarks';

/** Where a message is written: what goes along, the box, and the buttons. */
export function Composer() {
  const page = usePage();
  const { draft, requests, store } = page;
  const frame = useObservable(store.frame);
  const incoming = useMemo(() => new Incoming(page), [page]);
  const [sending, setSending] = useState(false);

  // What did not work in one chat is nothing to the next.
  useEffect(() => incoming.trouble.set(undefined), [incoming, frame?.chatId]);

  /** While the host has not answered: whether Enter was pressed again meanwhile. */
  const again = useRef<'no' | 'yes'>(null);

  /** What was in the box when Enter was pressed before the page knew its chat. */
  const early = useRef<string>(null);

  const send = async (): Promise<void> => {
    const chatId = store.frame.value?.chatId;
    const text = draft.text;
    if (again.current !== null) {
      again.current = 'yes';
      return;
    }
    if (chatId === undefined) {
      early.current = text;
      return;
    }
    if (text.trim() === '' && !hasAttachment(store.frame.value)) return;
    again.current = 'no';
    setSending(true);
    const answer = await requests.send(chatId, text);
    setSending(false);
    const isSent = answer.ok && answer.value !== 'shown';
    if (isSent) draft.sent(text);
    incoming.trouble.set(answer.ok ? undefined : answer.message);
    const pressedAgain = readAgain(again);
    if (pressedAgain && isSent && draft.text.trim() !== '') await send();
  };

  useEffect(() => {
    if (!frame) return;
    const meant = early.current;
    early.current = null;
    // Where a draft has joined it, or Enter means another line, it was not meant to be sent.
    if (meant === draft.text && frame.sendKey === 'enter') void send();
  }, [frame?.chatId]);

  return (
    <footer class="composer">
      <Queue sending={sending} />
      <Remarks incoming={incoming} />
      <div class="box">
        <ContextList entries={frame?.context ?? []} removable />
        <MessageField send={() => void send()} incoming={incoming} />
        <ComposerBar send={() => void send()} sending={sending} />
        <DropArea incoming={incoming} />
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

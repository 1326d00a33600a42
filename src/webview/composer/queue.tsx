import { fill } from '../../protocol/strings';
import { usePage } from '../page';
import { IconButton } from '../parts/iconButton';
import { useObservable } from '../state/observable';

/** Messages that wait for the running reply to end; `sending`: what is in the box is on its way. */
export function Queue({ sending }: { sending: boolean }) {
  const { draft, post, requests, store, words } = usePage();
  const frame = useObservable(store.frame);
  if (!frame || frame.queue.length === 0) return null;
  const { chatId, queue } = frame;
  const takeBack = async (id: string): Promise<void> => {
    // The host puts it before what is in the box, as far as it has heard.
    draft.flush();
    await requests.takeBack(chatId, id);
    draft.focus();
  };
  return (
    <ul class="queue" role="list" aria-label={words.queued} data-title={words.queued}>
      {queue.map(({ id, text, editable }) => (
        <li key={id} class="queued">
          <span class="queued-text" title={text}>
            {text}
          </span>
          {editable && !sending && (
            <IconButton
              icon="edit"
              name={fill(words.editQueued, shortened(text))}
              onPress={() => void takeBack(id)}
            />
          )}
          <IconButton
            icon="close"
            name={fill(words.remove, shortened(text))}
            onPress={() => post({ type: 'removeQueued', id })}
          />
        </li>
      ))}
    </ul>
  );
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

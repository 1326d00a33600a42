import { fill } from '../../protocol/strings';
import { usePage } from '../page';
import { IconButton } from '../parts/iconButton';
import { useObservable } from '../state/observable';

/** Messages that wait for the running reply to end. */
export function Queue() {
  const { draft, post, store, words } = usePage();
  const queue = useObservable(store.frame)?.queue ?? [];
  if (queue.length === 0) return null;
  const takeBack = (id: string): void => {
    // The host puts it before what is in the box, as far as it has heard.
    draft.flush();
    post({ type: 'editQueued', id });
  };
  return (
    <ul class="queue" role="list" aria-label={words.queued}>
      {queue.map(({ id, text }) => (
        <li key={id} class="queued">
          <span class="queued-mark">{words.queued}</span>
          <span class="queued-text" title={text}>
            {text}
          </span>
          <IconButton
            icon="edit"
            name={fill(words.editQueued, shortened(text))}
            onPress={() => takeBack(id)}
          />
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

import { fill } from '../../protocol/strings';
import { usePage } from '../page';
import { IconButton } from '../parts/iconButton';
import { useObservable } from '../state/observable';

/** Messages that wait for the running reply to end. */
export function Queue() {
  const { post, store, words } = usePage();
  const queue = useObservable(store.frame)?.queue ?? [];
  if (queue.length === 0) return null;
  return (
    <ul class="queue" role="list" aria-label={words.queued}>
      {queue.map(({ id, text }) => (
        <li key={id} class="queued">
          <span class="queued-mark">{words.queued}</span>
          <span class="queued-text" title={text}>
            {text}
          </span>
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

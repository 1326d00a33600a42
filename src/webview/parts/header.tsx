import { usePage } from '../page';
import { useObservable } from '../state/observable';
import { IconButton } from './iconButton';
import { Notices } from './notices';

/** Which chat this is, the ways to another one, and what must not be overlooked. */
export function Header() {
  const { post, words, store } = usePage();
  const frame = useObservable(store.frame);
  return (
    <header>
      <div class="header">
        <h1 class="title" title={frame?.title}>
          {frame?.title || words.newChat}
        </h1>
        <IconButton icon="add" name={words.newChat} onPress={() => post({ type: 'newChat' })} />
        <IconButton icon="history" name={words.history} onPress={() => post({ type: 'history' })} />
      </div>
      <Notices />
    </header>
  );
}

import { usePage } from '../page';
import { useObservable } from '../state/observable';
import { IconButton } from './iconButton';

/** Which chat this is, and the ways to another one. */
export function Header() {
  const { post, words, store } = usePage();
  const frame = useObservable(store.frame);
  return (
    <header class="header">
      <h1 class="title" title={frame?.title}>
        {frame?.title || words.newChat}
      </h1>
      <IconButton icon="add" name={words.newChat} onPress={() => post({ type: 'newChat' })} />
      <IconButton icon="history" name={words.history} onPress={() => post({ type: 'history' })} />
    </header>
  );
}

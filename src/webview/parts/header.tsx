import { goToQuestion } from '../goToQuestion';
import { usePage } from '../page';
import { useObservable } from '../state/observable';
import { IconButton } from './iconButton';
import { Notices } from './notices';

/** Which chat this is, the ways within it and to another one, and what must not be overlooked. */
export function Header() {
  const page = usePage();
  const { door, finder, post, words, store } = page;
  const frame = useObservable(store.frame);
  const some = useObservable(store.turns).length > 0;
  // The editor's tab tells the title of a panel already.
  const shown = door === 'panel' ? 'title unseen' : 'title';
  return (
    <header>
      <div class="header">
        <h1 class={shown} title={frame?.title}>
          {frame?.title || words.newChat}
        </h1>
        {some && (
          <>
            <IconButton
              icon="chevron-up"
              name={words.previousQuestion}
              onPress={() => void goToQuestion(page, 'previous')}
            />
            <IconButton
              icon="chevron-down"
              name={words.nextQuestion}
              onPress={() => void goToQuestion(page, 'next')}
            />
            <IconButton icon="search" name={words.find} onPress={() => finder.show()} />
          </>
        )}
        <IconButton icon="add" name={words.newChat} onPress={() => post({ type: 'newChat' })} />
        <IconButton icon="history" name={words.history} onPress={() => post({ type: 'history' })} />
      </div>
      <Notices />
    </header>
  );
}

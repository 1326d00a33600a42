import { usePage } from '../page';
import { IconButton } from '../parts/iconButton';
import { Blocks } from '../reply/blocks';
import { useObservable } from '../state/observable';
import { isRunning } from '../state/turnCell';
import type { ReplyCell, ReplyState } from '../state/turnCell';
import type { ReplyText } from '../state/replyText';
import { Branches } from './branches';
import { CopyMessage } from './copyMessage';
import { FailureNote } from './failureNote';
import { Progress } from './progress';
import { Reasoning } from './reasoning';

/** What the model answered, as far as it came, and how that stands. */
export function Reply({ cell, last }: { cell: ReplyCell; last: boolean }) {
  const { words } = usePage();
  const view = useObservable(cell.view);
  return (
    <article
      class={last ? 'turn reply last' : 'turn reply'}
      data-turn={view.id}
      data-state={view.state}
      aria-label={view.continues ? words.assistantContinued : words.assistant}
      aria-busy={isRunning(view.state)}
    >
      <Reasoning text={cell.reasoning} />
      <Body text={cell.text} />
      <Progress view={view} />
      {view.failure && <FailureNote id={view.id} failure={view.failure} />}
      <Foot view={view} some={cell.text.text !== ''} />
    </article>
  );
}

/** Drawn again at each piece of text; nothing around it is. */
function Body({ text }: { text: ReplyText }) {
  const blocks = useObservable(text.blocks);
  return (
    <div class="markdown">
      <Blocks blocks={blocks} />
    </div>
  );
}

/** `some`: there is text to copy. */
function Foot({ view, some }: { view: ReplyState; some: boolean }) {
  const { post, words } = usePage();
  const remedies = view.failure?.remedies.map(({ action }) => action.do) ?? [];
  const running = isRunning(view.state);
  const cutOff = view.state === 'truncated' || view.state === 'stopped';
  return (
    <div class="turn-foot">
      <Branches branch={view.branch} />
      <span class="meta">{view.meta.join(' · ')}</span>
      <span class="actions">
        {cutOff && !remedies.includes('continue') && (
          <IconButton
            icon="debug-continue"
            name={words.continue}
            onPress={() => post({ type: 'continue', id: view.id })}
          />
        )}
        {!running && !remedies.includes('retry') && (
          <IconButton
            icon="refresh"
            name={words.retry}
            onPress={() => post({ type: 'retry', id: view.id })}
          />
        )}
        {some && <CopyMessage id={view.id} />}
      </span>
    </div>
  );
}

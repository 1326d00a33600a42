import { useMemo, useRef } from 'preact/hooks';
import { usePage } from '../page';
import { IconButton } from '../parts/iconButton';
import { useNear } from '../parts/useNear';
import { ReplyContext } from '../reply/replyOf';
import { useObservable } from '../state/observable';
import { CodeContext } from '../reply/lineText';
import { isRunning } from '../state/turnCell';
import type { ReplyCell, ReplyState } from '../state/turnCell';
import { Branches } from './branches';
import { CopyMessage } from './copyMessage';
import { FailureNote } from './failureNote';
import { FollowUps } from './followUps';
import { Progress } from './progress';
import { Reasoning } from './reasoning';
import { ReplyBody, Source } from './replyBody';

/** Messages at the end of the transcript that are drawn without waiting to come near the view. */
const drawnAtOnce = 6;

/** Facts of which none is broken, however narrow the page is. */
function Meta({ parts }: { parts: readonly string[] }) {
  return (
    <span class="meta">
      {parts.map((part, index) => [
        index > 0 && ' · ',
        <span key={index} class="fact">
          {part}
        </span>,
      ])}
    </span>
  );
}

/** What the model answered, as far as it came, and how that stands. */
export function Reply({ cell, fromEnd }: { cell: ReplyCell; fromEnd: number }) {
  const { words } = usePage();
  const view = useObservable(cell.view);
  const article = useRef<HTMLElement>(null);
  const { id, appliesTo } = view;
  const replyOf = useMemo(() => ({ id, appliesTo, text: () => cell.text.text }), [id, appliesTo]);
  const near = useNear(article, fromEnd < drawnAtOnce);
  return (
    <article
      ref={article}
      class={classOf(view, fromEnd)}
      tabIndex={-1}
      data-turn={view.id}
      data-state={view.state}
      aria-label={view.continues ? words.assistantContinued : words.assistant}
      aria-busy={isRunning(view.state)}
    >
      <Reasoning text={cell.reasoning} />
      <ReplyContext.Provider value={replyOf}>
        <CodeContext.Provider value={view.code}>
          {near ? <ReplyBody text={cell.text} /> : <Source text={cell.text} />}
        </CodeContext.Provider>
      </ReplyContext.Provider>
      <Progress view={view} />
      {view.failure && !view.continued && <FailureNote id={view.id} failure={view.failure} />}
      {fromEnd === 0 && view.followUps && <FollowUps id={view.id} choices={view.followUps} />}
      <Foot view={view} some={cell.text.text !== ''} />
    </article>
  );
}

function classOf({ continues, continued }: ReplyState, fromEnd: number): string {
  const parts = ['turn', 'reply'];
  if (fromEnd === 0) parts.push('last');
  if (continues) parts.push('continues');
  if (continued) parts.push('continued');
  return parts.join(' ');
}

/** `some`: there is text to copy. */
function Foot({ view, some }: { view: ReplyState; some: boolean }) {
  const { post, words } = usePage();
  const remedies = view.failure?.remedies.map(({ action }) => action.do) ?? [];
  const running = isRunning(view.state);
  const isOver = !running && !view.continued;
  const cutOff = view.state === 'truncated' || view.state === 'stopped';
  return (
    <div class="turn-foot">
      {view.state === 'streaming' && <span class="pulse" aria-hidden="true" />}
      <Branches branch={view.branch} />
      <Meta parts={view.meta} />
      <span class="actions">
        {cutOff && isOver && !remedies.includes('continue') && (
          <IconButton
            icon="debug-continue"
            name={words.continue}
            onPress={() => post({ type: 'continue', id: view.id })}
          />
        )}
        {isOver && !remedies.includes('retry') && (
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

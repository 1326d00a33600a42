import { useRef } from 'preact/hooks';
import { fill } from '../../protocol/strings';
import { usePage } from '../page';
import { stopReply } from '../stopReply';
import { Icon } from '../parts/icon';
import { useKeptFocus } from '../parts/useKeptFocus';
import { isRunning } from '../state/turnCell';
import type { ReplyState } from '../state/turnCell';
import { useNow } from './useNow';
import type { IconName } from '../../protocol/iconName';

/** How long one waits before the waiting is counted, ms. */
const calm = 2000;

/** What is happening to a reply, in words; nothing while text comes. */
export function Progress({ view }: { view: ReplyState }) {
  const { state, status } = view;
  // A failure tells by itself how the reply ended.
  if (state === 'streaming' || state === 'complete' || view.failure || view.continued) return null;
  const running = isRunning(state);
  return (
    <div class={`progress ${state}`}>
      {running ? <span class="pulse" aria-hidden="true" /> : <Icon name={endIcon(state)} />}
      <span class="progress-words" role="status">
        {status ?? ''}
      </span>
      {state === 'retrying' && view.retryAt !== undefined ? (
        <Retrying id={view.id} at={view.retryAt} />
      ) : (
        running && view.since !== undefined && <Elapsed since={view.since} />
      )}
    </div>
  );
}

function endIcon(state: ReplyState['state']): IconName {
  return state === 'stopped' ? 'debug-stop' : 'debug-disconnect';
}

/** Seconds of waiting. Not in the live region: nobody wants each second read aloud. */
function Elapsed({ since }: { since: number }) {
  const { words } = usePage();
  const passed = useNow() - since;
  if (passed < calm) return null;
  return <span class="clock">{fill(words.elapsed, Math.floor(passed / 1000))}</span>;
}

function Retrying({ id, at }: { id: string; at: number }) {
  const { post, store, words } = usePage();
  const buttons = useRef<HTMLSpanElement>(null);
  useKeptFocus(buttons);
  const left = Math.max(0, Math.ceil((at - useNow()) / 1000));
  return (
    <>
      <span class="clock">{fill(words.retryIn, left)}</span>
      <span ref={buttons} class="progress-buttons">
        <button
          type="button"
          class="button secondary"
          onClick={() => post({ type: 'retryNow', id })}
        >
          {words.retryNow}
        </button>
        <button type="button" class="button secondary" onClick={() => stopReply({ store, post })}>
          {words.cancel}
        </button>
      </span>
    </>
  );
}

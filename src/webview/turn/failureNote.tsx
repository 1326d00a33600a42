import { useRef } from 'preact/hooks';
import type { FailureView } from '../../protocol/chatView';
import { fill } from '../../protocol/strings';
import { usePage } from '../page';
import { Icon } from '../parts/icon';
import { IconButton } from '../parts/iconButton';
import { useKeptFocus } from '../parts/useKeptFocus';

/** Why a reply failed, what the server said, and the buttons that mend it. */
export function FailureNote({ id, failure }: { id: string; failure: FailureView }) {
  const { words } = usePage();
  const element = useRef<HTMLDivElement>(null);
  useKeptFocus(element);
  return (
    <div ref={element} class="failure" role="alert">
      <Icon name="error" />
      <div class="failure-body">
        <p class="failure-message">{failure.message}</p>
        {failure.reason !== undefined && (
          <p class="failure-reason">{`${words.serverSaid} ${failure.reason}`}</p>
        )}
        <Remedies id={id} failure={failure} />
        <Details id={id} failure={failure} />
      </div>
    </div>
  );
}

function Remedies({ id, failure: { remedies } }: { id: string; failure: FailureView }) {
  const { post } = usePage();
  if (remedies.length === 0) return null;
  return (
    <div class="remedies">
      {remedies.map(({ label, action }, index) => (
        <button
          key={label}
          type="button"
          class={index === 0 ? 'button' : 'button secondary'}
          onClick={() => post({ type: 'remedy', id, action })}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

/** What somebody who helps will ask for. */
function Details({ id, failure: { status, requestId } }: { id: string; failure: FailureView }) {
  const { post, words } = usePage();
  if (status === undefined && requestId === undefined) return null;
  return (
    <p class="failure-details">
      {status !== undefined && <span class="fact">{fill(words.httpStatus, status)}</span>}
      {requestId !== undefined && (
        <span class="request-id">
          <span>
            {words.requestId} <code>{requestId}</code>
          </span>
          <IconButton
            icon="copy"
            name={words.copyRequestId}
            onPress={() => post({ type: 'remedy', id, action: { do: 'copyRequestId', requestId } })}
          />
        </span>
      )}
    </p>
  );
}

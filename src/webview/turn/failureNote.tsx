import type { FailureView } from '../../protocol/chatView';
import { usePage } from '../page';
import { Icon } from '../parts/icon';
import { IconButton } from '../parts/iconButton';

/** Why a reply failed, what the server said, and the buttons that mend it. */
export function FailureNote({ id, failure }: { id: string; failure: FailureView }) {
  const { post, words } = usePage();
  const { requestId } = failure;
  return (
    <div class="failure" role="alert">
      <Icon name="error" />
      <div class="failure-body">
        <p class="failure-message">{failure.message}</p>
        {failure.reason !== undefined && (
          <p class="failure-reason">{`${words.serverSaid} ${failure.reason}`}</p>
        )}
        {failure.remedies.length > 0 && (
          <div class="remedies">
            {failure.remedies.map(({ label, action }, index) => (
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
        )}
        {requestId !== undefined && (
          <p class="request-id">
            <span>
              {words.requestId} <code>{requestId}</code>
            </span>
            <IconButton
              icon="copy"
              name={words.copyRequestId}
              onPress={() =>
                post({ type: 'remedy', id, action: { do: 'copyRequestId', requestId } })
              }
            />
          </p>
        )}
      </div>
    </div>
  );
}

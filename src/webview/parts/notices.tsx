import { fill } from '../../protocol/strings';
import { usePage } from '../page';
import { useObservable } from '../state/observable';
import { Icon } from './icon';

/** Truths about where requests go that must not be overlooked. */
export function Notices() {
  const { post, words, store } = usePage();
  const frame = useObservable(store.frame);
  if (!frame) return null;
  const { standIn, key, host } = frame.endpoint;
  return (
    <>
      {standIn && (
        <p class="stand-in" title={fill(words.standIn, host)}>
          <Icon name="beaker" />
          <span>{fill(words.standIn, host)}</span>
        </p>
      )}
      {key === 'missing' && (
        <div class="notice key-missing">
          <Icon name="key" />
          <span>{words.keyMissing}</span>
          <button
            type="button"
            class="button"
            onClick={() => post({ type: 'remedy', id: '', action: { do: 'setApiKey' } })}
          >
            {words.setApiKey}
          </button>
        </div>
      )}
    </>
  );
}

import { fill } from '../../protocol/strings';
import { usePage } from '../page';
import { Icon } from '../parts/icon';
import { IconButton } from '../parts/iconButton';
import { useObservable } from '../state/observable';
import { stopReply } from '../stopReply';
import { hasAttachment } from './hasAttachment';

/** Attach, model, and Send; while a reply runs Stop, and beside it the way to queue what is written. */
export function ComposerBar({ send, sending }: { send: () => void; sending: boolean }) {
  const { draft, post, store, words } = usePage();
  const frame = useObservable(store.frame);
  const wordless = useObservable(draft.empty);
  const empty = wordless && !hasAttachment(frame);
  const busy = frame?.busy ?? false;
  const hint = frame?.sendKey === 'modEnter' ? words.sendHintModEnter : words.sendHintEnter;
  return (
    <div class="bar">
      <IconButton
        icon="attach"
        name={words.attach}
        title={words.attachHint}
        onPress={() => post({ type: 'attach' })}
      />
      {frame && <ModelButton label={frame.model.label} id={frame.model.id} />}
      <span class="bar-gap">
        {frame?.going !== undefined && <Quiet text={frame.going} title={words.going} />}
        {frame?.spent !== undefined && <Quiet text={frame.spent} title={words.spent} />}
      </span>
      {(!busy || !empty) && (
        <button
          type="button"
          class={busy ? 'icon-button' : 'icon-button primary'}
          aria-label={busy ? words.queue : words.send}
          title={`${busy ? words.queue : words.send} (${hint})`}
          aria-disabled={empty || sending}
          onClick={send}
        >
          <Icon name={busy ? 'list-ordered' : 'send'} />
        </button>
      )}
      {busy && (
        <button
          type="button"
          class="icon-button primary"
          aria-label={words.stop}
          title={words.stop}
          onClick={() => stopReply({ store, post })}
        >
          <Icon name="debug-stop" />
        </button>
      )}
    </div>
  );
}

/** What a message is going to take, and what the chat cost so far: there for who looks, quiet for who does not. */
function Quiet({ text, title }: { text: string; title: string }) {
  return (
    <span class="spent" title={fill(title, text)}>
      {text}
    </span>
  );
}

function ModelButton({ label, id }: { label: string; id: string }) {
  const { post, words } = usePage();
  return (
    <button
      type="button"
      class="model"
      aria-label={fill(words.modelButton, label)}
      title={id}
      onClick={() => post({ type: 'selectModel' })}
    >
      <span class="model-label">{label}</span>
      <Icon name="chevron-down" />
    </button>
  );
}

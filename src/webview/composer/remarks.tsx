import { fill } from '../../protocol/strings';
import { usePage } from '../page';
import { useObservable } from '../state/observable';
import type { Incoming } from './incoming';

/** What has to be said above the box: what did not work, and what was made of what came in. */
export function Remarks({ incoming }: { incoming: Incoming }) {
  const trouble = useObservable(incoming.trouble);
  return (
    <>
      {trouble !== undefined && (
        <p role="alert" class="refusal">
          {trouble}
        </p>
      )}
      <div role="status" class="remarks">
        <EntryNote incoming={incoming} />
        <NoPictures />
      </div>
    </>
  );
}

function EntryNote({ incoming }: { incoming: Incoming }) {
  const { draft, post, store, words } = usePage();
  const frame = useObservable(store.frame);
  const note = useObservable(incoming.note);
  if (!note || !frame?.context.some(({ id }) => id === note.entry)) return null;
  const { entry, plain } = note;
  const putInBox = (text: string): void => {
    incoming.note.set(undefined);
    post({ type: 'removeContext', id: entry });
    draft.insert(text);
  };
  return (
    <p class="remark">
      <span>{note.text}</span>
      {plain !== undefined && (
        <button type="button" class="link-button" onClick={() => putInBox(plain)}>
          {words.pasteAsText}
        </button>
      )}
    </p>
  );
}

/** Said before it is sent, since a model that cannot look answers with an error, or with inventions. */
function NoPictures() {
  const { post, store, words } = usePage();
  const frame = useObservable(store.frame);
  const isBlind = frame?.model.vision === false;
  if (!isBlind || !frame.context.some(({ kind }) => kind === 'image')) return null;
  return (
    <p class="remark">
      <span>{fill(words.noPictures, frame.model.label)}</span>
      <button type="button" class="link-button" onClick={() => post({ type: 'selectModel' })}>
        {words.otherModel}
      </button>
    </p>
  );
}

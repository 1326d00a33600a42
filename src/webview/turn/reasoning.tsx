import { useState } from 'preact/hooks';
import { usePage } from '../page';
import { Blocks } from '../reply/blocks';
import { useObservable } from '../state/observable';
import type { ReplyText } from '../state/replyText';

/** What the model thought before it answered; folded away, and not drawn until it is opened. */
export function Reasoning({ text }: { text: ReplyText }) {
  const { words } = usePage();
  const some = useObservable(text.blocks).length > 0;
  const [open, setOpen] = useState(false);
  if (!some) return null;
  return (
    <details class="reasoning" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.reasoning}</summary>
      {open && (
        <div class="markdown">
          <Blocks blocks={text.blocks.value} />
        </div>
      )}
    </details>
  );
}

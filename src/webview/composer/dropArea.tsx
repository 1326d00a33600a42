import { useEffect, useState } from 'preact/hooks';
import { usePage } from '../page';
import { Icon } from '../parts/icon';
import { handedBy } from './handedBy';
import { canBeTaken, takenFromDrop } from './handedOver';
import type { Incoming } from './incoming';

/**
 * Shows over the box that something can be dropped, wherever on the page it is dragged. A text that
 * is dragged onto the box itself is the browser's: it falls where the pointer is.
 */
export function DropArea({ incoming }: { incoming: Incoming }) {
  const { draft, words } = usePage();
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    const over = (event: DragEvent): void => {
      const transfer = event.dataTransfer;
      if (!transfer || isForBox(event) || !canBeTaken(transfer.types)) return;
      event.preventDefault();
      transfer.dropEffect = 'copy';
      setOver(true);
    };
    const left = (event: DragEvent): void => {
      // Going from one element to the next leaves nothing but the first of them.
      if (event.relatedTarget === null) setOver(false);
    };
    const dropped = (event: DragEvent): void => {
      setOver(false);
      const transfer = event.dataTransfer;
      if (!transfer || isForBox(event) || !canBeTaken(transfer.types)) return;
      event.preventDefault();
      const taken = takenFromDrop(handedBy(transfer));
      if (taken.kind === 'files') void incoming.addFiles(taken.files);
      else if (taken.kind === 'uris') void incoming.addUris(taken.uris);
      else if (taken.kind === 'longText') void incoming.pasteText(taken.text);
      else draft.insert(taken.text);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', left);
    document.addEventListener('drop', dropped);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', left);
      document.removeEventListener('drop', dropped);
    };
  }, [incoming, draft]);

  if (!isOver) return null;
  return (
    <div class="drop-area">
      <Icon name="attach" />
      <span>{words.dropHere}</span>
    </div>
  );
}

/** A text without a file in it, over a field that can take it by itself. */
function isForBox({ target, dataTransfer }: DragEvent): boolean {
  const isText = !dataTransfer?.types.some((type) => /files|uri-list|resourceurls/i.test(type));
  return isText && target instanceof HTMLTextAreaElement;
}

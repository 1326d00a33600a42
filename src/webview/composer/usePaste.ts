import { useMemo } from 'preact/hooks';
import { takenFromPaste } from './handedOver';
import type { Incoming } from './incoming';
import { handedBy } from './handedBy';

/** What a paste does besides what the browser does: pictures, files and long texts go along. */
export interface Paste {
  readonly keyed: (event: KeyboardEvent) => void;
  readonly pasted: (event: ClipboardEvent) => void;
}

export function usePaste(incoming: Incoming): Paste {
  return useMemo(() => {
    /** Ctrl+Shift+V: as text, whatever it is. */
    let isPlain = false;
    return {
      keyed: ({ key, shiftKey, ctrlKey, metaKey }) => {
        isPlain = key.toLowerCase() === 'v' && shiftKey && (ctrlKey || metaKey);
      },
      pasted: (event) => {
        if (!event.clipboardData || isPlain) return;
        const taken = takenFromPaste(handedBy(event.clipboardData));
        if (taken.kind === 'files') void incoming.addFiles(taken.files);
        else if (taken.kind === 'longText') void incoming.pasteText(taken.text);
        else return;
        event.preventDefault();
      },
    };
  }, [incoming]);
}

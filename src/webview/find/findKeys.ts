import { isComposing } from '../composer/enterKey';
import type { Finder } from './finder';

const onMac = /mac/i.test(navigator.platform);

/**
 * Ctrl+F (Cmd+F on a Mac) opens the find bar, wherever in the page the keyboard is, at once and without
 * a way over the host; F3 goes on; Escape closes it. What is taken here goes no farther.
 */
export function listenForFindKeys(finder: Finder): void {
  document.addEventListener(
    'keydown',
    (event) => {
      if (isComposing(event)) return;
      const mod = onMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
      const plain = !event.altKey && !event.shiftKey;
      if (mod && plain && event.key.toLowerCase() === 'f') finder.show();
      else if (!finder.open.value) return;
      else if (event.key === 'F3') finder.step(event.shiftKey ? 'previous' : 'next');
      else if (event.key === 'Escape' && plain && !mod) finder.close();
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}

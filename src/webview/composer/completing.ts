import type { Completion } from '../../protocol/completion';
import type { Completer } from './completer';
import { isComposing } from './enterKey';
import { fillingFor, triggerAt } from './trigger';
import { writeInField } from './writeInField';

/** Tells the completer where the caret is now. */
export function look(completer: Completer, field: HTMLTextAreaElement): void {
  const { value, selectionStart, selectionEnd } = field;
  completer.look(value, selectionStart === selectionEnd ? selectionStart : undefined);
}

/**
 * What a key does to the list of completions: an item that it takes, or "done" where it was for the
 * list otherwise; undefined where the list has no use for it. An input method's keys are its own.
 */
export function keyForList(
  completer: Completer,
  event: KeyboardEvent,
): Completion | 'done' | undefined {
  const offer = completer.offer.value;
  if (!offer || isComposing(event)) return undefined;
  if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const active = offer.items[offer.active];
  switch (event.key) {
    case 'ArrowDown':
      completer.move(1);
      return 'done';
    case 'ArrowUp':
      completer.move(-1);
      return 'done';
    case 'Escape':
      completer.dismiss();
      return 'done';
    case 'Enter':
    case 'Tab':
      return active;
    case ' ':
      // A name that was typed to its end was meant; a file's may only be the beginning of another's.
      return isTyped(active, offer.trigger.query) ? active : undefined;
    default:
      return undefined;
  }
}

function isTyped(active: Completion | undefined, query: string): active is Completion {
  const isSource = active?.id.startsWith('source:') === true && !active.unavailable;
  return isSource && active.name.toLowerCase() === query.toLowerCase();
}

/** Puts in the field what stands for the item; false where the field holds another word by now. */
export function fillIn(
  completer: Completer,
  field: HTMLTextAreaElement,
  { name }: Completion,
): boolean {
  const offered = completer.offer.value?.trigger;
  const trigger = triggerAt(field.value, field.selectionStart);
  completer.close();
  if (trigger?.start !== offered?.start || trigger?.query !== offered?.query || !trigger) {
    return false;
  }
  writeInField(field, fillingFor(field.value, trigger, name));
  completer.close();
  return true;
}

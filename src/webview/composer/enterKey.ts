/** What of a key press decides; a `KeyboardEvent` has it all. */
export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
}

/** True while an input method is at work: its Enter chooses a word and must never send. */
export function isComposing(press: Pick<KeyPress, 'isComposing' | 'keyCode'>): boolean {
  // 229 is what browsers report for a key the input method has taken, also just after the end.
  return press.isComposing || press.keyCode === 229;
}

/** Whether this press sends the message. */
export function sends(press: KeyPress, sendKey: 'enter' | 'modEnter'): boolean {
  if (press.key !== 'Enter' || isComposing(press) || press.shiftKey || press.altKey) return false;
  return sendKey === 'enter' || press.ctrlKey || press.metaKey;
}

import type { FromPage } from '../protocol/fromPage';

/** Tells the host whether the keyboard is in the page: some keybindings belong to it alone. */
export function reportFocus(post: (message: FromPage) => void): void {
  if (document.hasFocus()) post({ type: 'focused', focused: true });
  window.addEventListener('focus', () => post({ type: 'focused', focused: true }));
  window.addEventListener('blur', () => post({ type: 'focused', focused: false }));
}

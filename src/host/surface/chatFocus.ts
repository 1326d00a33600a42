import * as vscode from 'vscode';
import type { Door } from './page';

/** In which doors the keyboard is, for keybindings that must not reach beyond the chat. */
const focused = new Set<Door>();

/** Sets the context key `aimlapi.chatFocus`, true while the keyboard is in a chat page. */
export function tellChatFocus(door: Door, isFocused: boolean): void {
  const before = focused.size > 0;
  if (isFocused) focused.add(door);
  else focused.delete(door);
  const after = focused.size > 0;
  if (before !== after) {
    void vscode.commands.executeCommand('setContext', 'aimlapi.chatFocus', after);
  }
}

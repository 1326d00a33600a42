import type * as vscode from 'vscode';
import type { Chats } from '../../core/session/chats';
import type { Log } from '../log';

/** After the first use in a window, so that it keeps nobody waiting, ms. */
const delayMs = 3000;

/** Puts the stored chats in order once in a window, when the extension has been used there. */
export function tidyOnFirstUse(
  chats: Chats,
  tidy: () => Promise<void>,
  log: Log,
): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const unlisten = chats.onOpen(() => {
    unlisten();
    timer = setTimeout(() => {
      tidy().catch((error: unknown) => log.error('chats could not be put in order', error));
    }, delayMs);
  });
  return {
    dispose: () => {
      unlisten();
      clearTimeout(timer);
    },
  };
}

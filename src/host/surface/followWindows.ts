import * as vscode from 'vscode';
import type { Chats } from '../../core/session/chats';
import type { StorageWatch } from '../storage/storageWatch';
import type { Doors } from './doors';

/** Keeps the chats that are open in this window in step with what other windows do to them. */
export function followWindows(chats: Chats, watch: StorageWatch, doors: Doors): vscode.Disposable {
  const unfollow = chats.onOpen((session) => {
    watch.start();
    session.listen((event) => {
      if (event.type !== 'conversation' || !event.elsewhere) return;
      if (event.event.type === 'deleted' && event.event.deleted) doors.leave(session);
    });
  });
  const unheard = chats.onErased((session) => doors.leave(session));
  return vscode.Disposable.from(
    watch.onDidChange(() => void chats.follow()),
    { dispose: unfollow },
    { dispose: unheard },
  );
}

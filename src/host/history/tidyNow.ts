import type * as vscode from 'vscode';
import * as v from 'valibot';
import type { ChatList } from '../../core/journal/chatList';
import type { Chats } from '../../core/session/chats';
import { trustClock } from '../../core/session/daysSeen';
import type { ClockTrust } from '../../core/session/daysSeen';
import { tidyChats } from '../../core/session/tidyChats';
import type { Settings } from '../settings';

const key = 'daysSeen';
const stored = v.array(v.pipe(v.number(), v.finite()));

/**
 * Removes what is to be kept no longer by the settings and by the clock, which is believed as far as
 * the windows before this one saw it; the Memento holds what they saw. Rejects with a `FileError`.
 */
export async function tidyNow(
  chats: Chats,
  list: ChatList,
  settings: Settings,
  memento: vscode.Memento,
): Promise<void> {
  const now = Date.now();
  const { seen, sure } = lookAtClock(memento, now);
  await memento.update(key, seen);
  await tidyChats(chats, list, settings.get('history.keepDays'), { now, sure });
}

function lookAtClock(memento: vscode.Memento, now: number): ClockTrust {
  const known = v.safeParse(stored, memento.get<unknown>(key));
  return trustClock(known.success ? known.output : [], now);
}

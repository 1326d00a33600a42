import type { Chats } from '../../core/session/chats';
import type { Question, Settled } from '../../core/session/question';
import type { Outgoing } from '../context/outgoing';
import type { Doors } from '../surface/doors';
import type { Door } from '../surface/page';

/** What a command resolves to where nothing was asked. */
export const cancelled = { state: 'cancelled' } as const;

/** What a command that asks resolves to: how the answer ended, or that nothing was asked. */
export type Asked = Settled | typeof cancelled;

export interface AskPorts {
  readonly chats: Chats;
  readonly doors: Doors;
  readonly outgoing: Outgoing;
  /** Where commands answer. */
  replyLocation(): Door;
}

export interface AskOptions {
  /** True: the keyboard goes to the chat's box, for the next question. Else it stays in the code. */
  readonly focus?: boolean;
}

/**
 * Asks a question in a new chat and shows that, unless the person takes it back when they see what
 * would be sent. Resolves when the answer has ended.
 */
export async function askInNewChat(
  ports: AskPorts,
  question: Question,
  { focus = false }: AskOptions = {},
): Promise<Asked> {
  const { attachments, text, ...rest } = question;
  const approved = await ports.outgoing.approve(attachments, text);
  if (!approved) return cancelled;
  const session = ports.chats.create();
  const answer = session.ask({ ...rest, ...approved });
  const door = ports.replyLocation();
  await ports.doors.show(session, door);
  if (focus) ports.doors.focus(door);
  return (await answer) ?? cancelled;
}

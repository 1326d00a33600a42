import type { Chats } from '../../core/session/chats';
import type { Doors } from '../surface/doors';

/** Shows the chat that a person is looking at in the panel, with the keyboard in its input box. */
export async function openInEditor(chats: Chats, doors: Doors): Promise<void> {
  const session = doors.current?.session ?? chats.create();
  await doors.show(session, 'panel');
  doors.panel.focus();
}

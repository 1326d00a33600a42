import { conversation, type Conversation } from './conversation';
import type { Editor } from './openEditor';
import { pickQuickInput, quickInput } from './palette';

/**
 * Opens the chat in the side bar. It is open when the keyboard is in its box: before that the
 * keyboard is still on its way, and would close a quick input that is opened meanwhile.
 */
export async function openSideBar(editor: Editor): Promise<Conversation> {
  await editor.command('AI/ML API: Open Chat (side bar)');
  const chat = await conversation(editor, 'sidebar');
  await keyboardIn(chat);
  return chat;
}

/** Starts a new chat in the side bar. */
export async function newChat(chat: Conversation): Promise<void> {
  await chat.button('New chat').click();
  await chat.questions.first().waitFor({ state: 'detached' });
  await keyboardIn(chat);
}

/** Shows another chat in the side bar, picked in the history by its title. */
export async function openFromHistory(
  editor: Editor,
  chat: Conversation,
  title: string | RegExp,
): Promise<void> {
  await chat.button('History').click();
  await pickQuickInput(editor.page, title);
  await quickInput(editor.page).waitFor({ state: 'hidden' });
  await keyboardIn(chat);
}

async function keyboardIn({ box, frame }: Conversation): Promise<void> {
  await box.and(frame.locator(':focus')).waitFor();
}

import type { Frame, Locator } from 'playwright-core';
import type { ChatPlace } from './chatFrame';
import type { Editor } from './openEditor';

/** How a message stands, as its `data-state` says. */
export type MessageState =
  | 'waiting'
  | 'streaming'
  | 'stalled'
  | 'retrying'
  | 'complete'
  | 'stopped'
  | 'truncated'
  | 'failed';

/** A chat page by the roles and names that it promises to assistive technology. */
export interface Conversation {
  readonly frame: Frame;
  /** The box in which messages are written. */
  readonly box: Locator;
  readonly questions: Locator;
  readonly answers: Locator;
  /** The list of what will be sent along. */
  readonly context: Locator;
  readonly alert: Locator;
  /** The last answer once it stands so. */
  answer(state: MessageState): Locator;
  /** A button of the page by its exact name. */
  button(name: string): Locator;
  /** Types a message key by key and sends it with Enter. */
  say(text: string): Promise<void>;
  /** Types a message and sends it, and waits until the answer is complete. */
  ask(text: string): Promise<Locator>;
}

/** The visible chat at `place`. A page that was hidden in between is another frame afterwards. */
export async function conversation(editor: Editor, place: ChatPlace): Promise<Conversation> {
  const frame = await editor.chatFrame(place);
  const box = frame.getByRole('textbox', { name: 'Message', exact: true });
  const answers = frame.getByRole('article', { name: /^Assistant/ });
  const answer = (state: MessageState): Locator =>
    answers.last().and(frame.locator(`[data-state="${state}"]`));
  const say = async (text: string): Promise<void> => {
    await box.click();
    await box.pressSequentially(text);
    await box.press('Enter');
  };
  return {
    frame,
    box,
    answers,
    answer,
    say,
    questions: frame.getByRole('article', { name: /^You/ }),
    context: frame.getByRole('list', { name: 'Context' }),
    alert: answers.last().getByRole('alert'),
    button: (name) => frame.getByRole('button', { name, exact: true }),
    ask: async (text) => {
      const asked = await answers.count();
      await say(text);
      const next = answers.nth(asked).and(frame.locator('[data-state="complete"]'));
      await next.waitFor();
      return next;
    },
  };
}

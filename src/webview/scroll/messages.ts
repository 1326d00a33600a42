/** The messages on the page are the elements right below the transcript that name a turn. */
function* messagesOf(content: HTMLElement): Iterable<HTMLElement> {
  for (const element of content.children) {
    if (element instanceof HTMLElement && element.dataset['turn'] !== undefined) yield element;
  }
}

/** The turn that a message shows. */
export function turnIdOf(message: Element): string | undefined {
  return message instanceof HTMLElement ? message.dataset['turn'] : undefined;
}

/** The message that shows this turn, where it is loaded. */
export function messageElement(content: HTMLElement, id: string): HTMLElement | undefined {
  for (const message of messagesOf(content)) {
    if (message.dataset['turn'] === id) return message;
  }
  return undefined;
}

/** What of a message shows no words at its end: its inner space, px. */
const foot = 12;

/** The first message of which some words are below the upper edge of the view. */
export function firstVisible({
  scroller,
  content,
}: {
  readonly scroller: HTMLElement;
  readonly content: HTMLElement;
}): HTMLElement | undefined {
  const edge = scroller.getBoundingClientRect().top;
  for (const message of messagesOf(content)) {
    if (message.getBoundingClientRect().bottom > edge + foot) return message;
  }
  return undefined;
}

/** Whether something in the transcript is selected. */
export function selectsIn(content: HTMLElement): boolean {
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed && content.contains(selection.anchorNode);
}

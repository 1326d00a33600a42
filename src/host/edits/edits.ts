import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import type { Chats } from '../../core/session/chats';
import type { Outgoing } from '../context/outgoing';
import { snapshot } from '../editor/snapshot';
import type { Log } from '../log';
import type { RemedyAction } from '../../protocol/chatView';
import type { Session } from '../../core/session/session';
import type { Doors } from '../surface/doors';
import type { Door } from '../surface/page';
import type { Surroundings } from '../surface/presenter';
import { editTitle } from '../words/editNote';
import { EditDraft } from './editDraft';
import type { InstructionBox } from './instructionBox';
import type { Verdict } from './proposal';
import type { Proposals } from './proposals';

/** A change that somebody wants to have proposed. */
export interface Wish {
  readonly document: vscode.TextDocument;
  /** What is to change; whole lines are taken. */
  readonly range: vscode.Range;
  /** The symbol that the range is, where it is one. */
  readonly symbol?: string;
  /** What is to be done, in words: said to the model, shown in the chat. */
  readonly instruction: string;
  /** What goes along beside the lines themselves, such as problems. */
  readonly extra?: readonly Attachment[];
  /** On the diff's tab; "a.ts: edit proposal" where absent. */
  readonly title?: string;
}

/** How a wish ended; `chatId` where something was sent. */
export interface Wished {
  readonly state: Verdict;
  readonly chatId?: string;
}

export interface EditPorts {
  readonly chats: Chats;
  readonly doors: Doors;
  readonly outgoing: Outgoing;
  readonly proposals: Proposals;
  readonly box: InstructionBox;
  readonly log: Log;
  replyLocation(): Door;
  surroundings(): Surroundings;
  /** Does what the button of a failure says. */
  mend(action: RemedyAction, turnId: string, session: Session): Promise<void>;
}

/** Has changes proposed by the model, each in a diff that a person accepts or rejects. */
export class Edits {
  readonly #ports: EditPorts;

  constructor(ports: EditPorts) {
    this.#ports = ports;
  }

  /**
   * Sends the lines with the instruction, streams what comes back into a diff, and resolves when
   * the person has decided. The document is untouched until then. The exchange is a chat of its
   * own, so that no word is lost. `cancelled`: nothing was sent, or the diff was closed.
   */
  async propose(wish: Wish): Promise<Wished> {
    const { document } = wish;
    const base = document.getText();
    const target = snapshot(document, wholeLines(document, wish.range), wish.symbol);
    const message = await this.#ports.outgoing.approve(
      [target, ...(wish.extra ?? [])],
      wish.instruction,
    );
    const sent = message?.attachments.find(({ id }) => id === target.id);
    if (!message || !sent?.range) return { state: 'cancelled' };
    const session = this.#ports.chats.create();
    const draft = new EditDraft(session, this.#ports);
    const { start, end } = sent.range;
    const taken = { uri: document.uri, language: document.languageId, text: base };
    const proposal = await draft.open(
      { ...taken, lines: { first: start.line, last: end.line } },
      sent.text,
      wish.title ?? editTitle(document.uri),
    );
    const isAsked = !proposal.isSettled;
    if (isAsked) void session.ask({ ...message, purpose: 'edit' });
    const state = await proposal.verdict;
    draft.dispose();
    return { state, ...(isAsked && { chatId: session.id }) };
  }
}

/** From the start of the first line to the end of the last one that the range has a part of. */
export function wholeLines(document: vscode.TextDocument, range: vscode.Range): vscode.Range {
  const { start, end } = range;
  const endsBefore = end.character === 0 && end.line > start.line;
  const last = document.lineAt(endsBefore ? end.line - 1 : end.line);
  return new vscode.Range(new vscode.Position(start.line, 0), last.range.end);
}

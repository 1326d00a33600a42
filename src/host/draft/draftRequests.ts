import * as vscode from 'vscode';
import { shownIds } from '../../core/conversation/branch';
import type { Attachment } from '../../core/context/attachment';
import type { Session } from '../../core/session/session';
import type { PageRequest } from '../../protocol/fromPage';
import type { Completions } from '../completion/completions';
import type { FileTaker } from '../context/fileTaker';
import { parseUri } from '../editor/parseUri';
import { Refusal } from '../surface/refusal';
import { addToSession } from './addToSession';
import { pastedImage, pastedText } from './pasted';

/** What the page asks while a message is written. */
export type DraftRequest = Extract<
  PageRequest,
  {
    readonly type:
      'complete' | 'accept' | 'attachText' | 'attachImage' | 'attachUris' | 'questions';
  }
>;

export interface DraftPorts {
  readonly completions: Completions;
  readonly files: FileTaker;
}

/** Newest questions that arrow-up can go back to, at most. */
const recalled = 200;

/** Answers what the page asks while a message is written: what can be typed, and what goes along. */
export class DraftRequests {
  readonly #ports: DraftPorts;
  /** Per chat what is still being taken: a message that is sent waits for what was picked before. */
  readonly #taking = new WeakMap<Session, Promise<unknown>>();

  constructor(ports: DraftPorts) {
    this.#ports = ports;
  }

  /** Resolves when all that was picked for this chat's next message is in its draft. */
  async settled(session: Session): Promise<void> {
    await this.#taking.get(session)?.catch(() => undefined);
  }

  async answer(request: DraftRequest, session: Session): Promise<unknown> {
    switch (request.type) {
      case 'complete':
        return await this.#ports.completions.complete(request.mark, request.query);
      case 'questions':
        return questionsOf(session);
      default:
        return await this.#inTurn(session, () => this.#attach(request, session));
    }
  }

  /** Puts in what was taken elsewhere; gives its ids. */
  add(session: Session, attachments: readonly Attachment[]): readonly string[] {
    addToSession(session, attachments);
    return attachments.map(({ id }) => id);
  }

  async #attach(
    request: Exclude<DraftRequest, { readonly type: 'complete' | 'questions' }>,
    session: Session,
  ): Promise<readonly string[]> {
    switch (request.type) {
      case 'accept':
        return this.add(session, await this.#taken(request.id));
      case 'attachText':
        return this.add(session, [pastedText(request.text, request.name)]);
      case 'attachImage':
        return this.add(session, [pastedImage(request)]);
      case 'attachUris':
        return await this.#addFiles(session, request.uris);
    }
  }

  async #taken(id: string): Promise<readonly Attachment[]> {
    const attachments = await this.#ports.completions.take(id);
    if (attachments) return attachments;
    throw new Refusal(vscode.l10n.t('That is not there any more. Type it again.'));
  }

  /** What can be read goes along; then what cannot is said. */
  async #addFiles(session: Session, uris: readonly string[]): Promise<readonly string[]> {
    const read: Attachment[] = [];
    const refused: string[] = [];
    for (const uri of uris) {
      try {
        const place = parseUri(uri);
        if (!place) throw new Refusal(vscode.l10n.t('{0} cannot be read.', uri));
        read.push(await this.#ports.files.take(place));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refused.push(error.message);
      }
    }
    const ids = this.add(session, read);
    if (refused.length > 0) throw new Refusal(refused.join(' '));
    return ids;
  }

  /** One after the other, in the order of the gestures. */
  #inTurn<T>(session: Session, take: () => Promise<T>): Promise<T> {
    const before = this.#taking.get(session) ?? Promise.resolve();
    const taking = before.then(take, take);
    this.#taking.set(session, taking);
    return taking;
  }
}

function questionsOf({ conversation }: Session): readonly string[] {
  return shownIds(conversation)
    .flatMap((id) => {
      const turn = conversation.turns.get(id);
      return turn?.role === 'user' && turn.text.trim() !== '' ? turn.text : [];
    })
    .slice(-recalled)
    .reverse();
}

import * as vscode from 'vscode';
import type { AssistantTurn } from '../../core/conversation/turn';
import { linesOf } from '../../core/edits/lines';
import { growingLines, proposedLines } from '../../core/edits/proposedLines';
import type { ProposedLines } from '../../core/edits/proposedLines';
import { remarkOf } from '../../core/edits/remark';
import type { Session } from '../../core/session/session';
import type { AssistantTurnView, Remedy } from '../../protocol/chatView';
import { sayFailed } from '../sayFailed';
import { turnView } from '../surface/presenter';
import { unusableMessage, writingNote } from '../words/editNote';
import { literal } from '../words/literal';
import { EditRun } from './editRun';
import type { EditPorts } from './edits';
import type { Proposal, ProposalState, Snapshot } from './proposal';

/** Longest piece of what a model said beside its code that a message shows, UTF-16 length. */
const longestProse = 400;

/** A proposal that is being written by the model in a chat of its own. */
export class EditDraft implements vscode.Disposable {
  readonly #session: Session;
  readonly #ports: EditPorts;
  readonly #run: EditRun;
  #proposal: Proposal | undefined;
  #snapshot: Snapshot | undefined;
  /** All lines of the document, those that are to change, and those as they were sent. */
  #base: readonly string[] = [];
  #original: readonly string[] = [];
  #sent: readonly string[] = [];
  #eol = '\n';

  constructor(session: Session, ports: EditPorts) {
    this.#session = session;
    this.#ports = ports;
    this.#run = new EditRun(session, {
      onText: (text) => this.#grow(text),
      onProgress: (turn) => this.#wait(turn),
      onEnd: (turn, text) => {
        this.#end(turn, text).catch((error: unknown) => sayFailed(ports.log, 'edit', error));
      },
    });
  }

  /** Opens the diff; `sent` is the code as it goes out, secrets masked where that was wished. */
  async open(snapshot: Snapshot, sent: string, title: string): Promise<Proposal> {
    const lines = linesOf(snapshot.text);
    this.#snapshot = snapshot;
    this.#base = lines.all;
    this.#eol = lines.eol;
    this.#original = lines.all.slice(snapshot.lines.first, snapshot.lines.last + 1);
    this.#sent = linesOf(sent).all;
    this.#proposal = await this.#ports.proposals.open(snapshot, title, {
      stop: () => this.#session.stop(),
      changeInstruction: () => this.#changeInstruction(),
      openChat: () => this.#ports.doors.show(this.#session, this.#ports.replyLocation()),
    });
    return this.#proposal;
  }

  dispose(): void {
    this.#run.dispose();
  }

  #wait(turn: AssistantTurn): void {
    if (turn.text !== '') return;
    this.#show('writing', this.#original, this.#view(turn)?.status || writingNote());
  }

  #grow(text: string): void {
    this.#show('writing', growingLines(text, this.#original), writingNote());
  }

  async #end(turn: AssistantTurn, text: string): Promise<void> {
    const found = proposedLines(text, this.#sent, this.#original);
    if (turn.outcome === 'complete' && !found.unusable) {
      this.#show('ready', found.lines ?? this.#original);
      await this.#sayProse(found);
      return;
    }
    const view = this.#view(turn);
    const why =
      view?.failure?.message || view?.status || (found.unusable && unusableMessage(found.unusable));
    this.#show('unusable', found.lines ?? this.#original, why ?? '');
    if (turn.outcome === 'complete') await this.#sayUnusable(found, why ?? '');
    else if (turn.outcome !== 'stopped') await this.#sayFailed(turn, view, why ?? '');
  }

  #show(phase: ProposalState['phase'], lines: readonly string[], words?: string): void {
    const { lines: place } = this.#snapshot ?? {};
    if (!place || !this.#proposal) return;
    const text = [
      ...this.#base.slice(0, place.first),
      ...lines,
      ...this.#base.slice(place.last + 1),
    ].join(this.#eol);
    // While it is written the eye is where it began; at its end, where it ended.
    const line = place.first + (phase === 'writing' ? 0 : Math.max(0, lines.length - 1));
    const note = words ? { line, words } : undefined;
    this.#proposal.show({ phase, text, code: lines.join(this.#eol), ...(note && { note }) });
  }

  async #changeInstruction(): Promise<void> {
    const question = [...this.#session.conversation.turns.values()].findLast(
      (turn) => turn.role === 'user' && turn.purpose === 'edit',
    );
    if (!question) return;
    const scope = {
      label: vscode.l10n.t('Write the proposal anew'),
      description: '',
      icon: 'edit',
      value: null,
    };
    const answer = await this.#ports.box.ask([scope], question.text);
    if (answer) await this.#session.edit(question.id, answer.instruction);
  }

  /** What was said beside the code is shown, and goes into no file. */
  async #sayProse({ prose }: ProposedLines): Promise<void> {
    const remark = remarkOf(prose);
    if (remark === '') return;
    const short = remark.length > longestProse ? `${remark.slice(0, longestProse)}…` : remark;
    await this.#offer('info', vscode.l10n.t('The model adds: {0}', short), []);
  }

  async #sayUnusable({ prose }: ProposedLines, why: string): Promise<void> {
    const remark = remarkOf(prose);
    const short = remark.length > longestProse ? `${remark.slice(0, longestProse)}…` : remark;
    const message = remark === '' ? why : `${why} ${short}`;
    await this.#offer('warning', message, [
      { label: vscode.l10n.t('Retry'), action: { do: 'retry' } },
    ]);
  }

  async #sayFailed(
    turn: AssistantTurn,
    view: AssistantTurnView | undefined,
    why: string,
  ): Promise<void> {
    const reason = view?.failure?.reason;
    const again = [
      { label: vscode.l10n.t('Continue'), action: { do: 'continue' } as const },
      { label: vscode.l10n.t('Retry'), action: { do: 'retry' } as const },
    ];
    const remedies = view?.failure?.remedies ?? again;
    const message = reason === undefined ? why : `${why} ${reason}`;
    await this.#offer('error', message, remedies, turn.id);
  }

  async #offer(
    kind: 'info' | 'warning' | 'error',
    message: string,
    remedies: readonly Remedy[],
    turnId = this.#run.turn?.id ?? '',
  ): Promise<void> {
    const chat = vscode.l10n.t('Open in Chat');
    const labels = [...remedies.map(({ label }) => label), chat];
    const say = {
      info: vscode.window.showInformationMessage,
      warning: vscode.window.showWarningMessage,
      error: vscode.window.showErrorMessage,
    }[kind];
    const answer = await say(literal(message), ...labels);
    if (answer === chat) {
      await this.#ports.doors.show(this.#session, this.#ports.replyLocation());
      return;
    }
    const remedy = remedies.find(({ label }) => label === answer);
    if (remedy) await this.#ports.mend(remedy.action, turnId, this.#session);
  }

  #view(turn: AssistantTurn): AssistantTurnView | undefined {
    const { conversation, running } = this.#session;
    const view = turnView(conversation, turn, running, this.#ports.surroundings());
    return view.role === 'assistant' ? view : undefined;
  }
}

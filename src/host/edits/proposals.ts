import * as vscode from 'vscode';
import type { Log } from '../log';
import { acceptProposal } from './acceptProposal';
import type { Acceptance } from './acceptProposal';
import { Proposal } from './proposal';
import type { ProposalActions, Snapshot } from './proposal';
import { ProposalDocuments, proposalId } from './proposalDocuments';

/** Context keys that the manifest's menus and keys go by. */
const phaseKey = 'aimlapi.edit.phase';
const instructionKey = 'aimlapi.edit.hasInstruction';

/** All proposals that are open in this window, and what the buttons of their diffs do. */
export class Proposals implements vscode.Disposable {
  readonly #log: Log;
  readonly #documents = new ProposalDocuments();
  readonly #open = new Map<string, Proposal>();
  readonly #accepting = new Map<Proposal, Promise<Acceptance>>();
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor(log: Log) {
    this.#log = log;
    this.#subscriptions = [
      this.#documents,
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        if (closed.length > 0) this.#cancelClosed(closed);
        this.#tellContext();
      }),
      vscode.window.tabGroups.onDidChangeTabGroups(() => this.#tellContext()),
    ];
  }

  /** Opens the diff of a new proposal; nothing is proposed in it yet. */
  async open(
    snapshot: Snapshot,
    title: string,
    actions: ProposalActions,
    viewColumn?: vscode.ViewColumn,
  ): Promise<Proposal> {
    const proposal = new Proposal(snapshot, actions, this.#documents);
    this.#open.set(proposal.id, proposal);
    const follow = proposal.onDidChange(() => this.#tellContext());
    void proposal.verdict.then(() => {
      follow.dispose();
      this.#open.delete(proposal.id);
      this.#tellContext();
    });
    await proposal.open(title, viewColumn);
    this.#tellContext();
    return proposal;
  }

  /** The one that a menu names with its document, else the one in front. */
  find(argument?: unknown): Proposal | undefined {
    const named = argument instanceof vscode.Uri ? proposalId(argument) : undefined;
    return named === undefined ? this.#front : this.#open.get(named);
  }

  /** A second press while it is being written is the same press. */
  async accept(argument?: unknown): Promise<Acceptance | undefined> {
    const proposal = this.find(argument);
    if (!proposal) return undefined;
    const accepting =
      this.#accepting.get(proposal) ??
      acceptProposal(proposal, this.#log).finally(() => this.#accepting.delete(proposal));
    this.#accepting.set(proposal, accepting);
    return await accepting;
  }

  async reject(argument?: unknown): Promise<void> {
    await this.find(argument)?.settle('rejected');
  }

  stop(argument?: unknown): void {
    this.find(argument)?.actions.stop?.();
  }

  async changeInstruction(argument?: unknown): Promise<void> {
    await this.find(argument)?.actions.changeInstruction?.();
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions, ...this.#open.values()).dispose();
  }

  get #front(): Proposal | undefined {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    const id = input instanceof vscode.TabInputTextDiff ? proposalId(input.modified) : undefined;
    return id === undefined ? undefined : this.#open.get(id);
  }

  /** A diff that was moved to another group is closed in one and open in the other. */
  #cancelClosed(closed: readonly vscode.Tab[]): void {
    for (const { input } of closed) {
      const id = input instanceof vscode.TabInputTextDiff ? proposalId(input.modified) : undefined;
      const proposal = id === undefined ? undefined : this.#open.get(id);
      if (proposal && !proposal.tab) void proposal.settle('cancelled');
    }
  }

  #tellContext(): void {
    const front = this.#front;
    void vscode.commands.executeCommand('setContext', phaseKey, front?.state.phase ?? '');
    const hasInstruction = front?.actions.changeInstruction !== undefined;
    void vscode.commands.executeCommand('setContext', instructionKey, hasInstruction);
  }
}

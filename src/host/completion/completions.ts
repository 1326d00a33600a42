import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import { match } from '../../core/completion/match';
import type { Completion } from '../../protocol/completion';
import type { ContextSource } from '../context/contextSource';
import type { SlashCommand, SlashCommands } from '../prompts/slashCommand';
import { searchFiles } from './fileSearch';

/** As many are offered at once, at most. */
const most = 30;

/** As many that were offered can still be accepted. */
const remembered = 500;

type Take = () => Promise<readonly Attachment[]>;

export interface CompletionPorts {
  readonly commands: SlashCommands;
  /** In the order in which they are offered. */
  readonly sources: readonly ContextSource[];
  /** A file that the person picked, as it is now. */
  takeFile(uri: vscode.Uri): Promise<readonly Attachment[]>;
}

/** What can be written behind `/` and `#`, and what becomes of it. */
export class Completions {
  readonly #ports: CompletionPorts;
  /** Only what was offered is ever taken: a page cannot name a file. */
  readonly #offered = new Map<string, Take>();
  #search = new vscode.CancellationTokenSource();

  constructor(ports: CompletionPorts) {
    this.#ports = ports;
  }

  /** The best first; a later call ends an earlier one, which then answers with what it has. */
  async complete(mark: '/' | '#', query: string): Promise<readonly Completion[]> {
    return mark === '/' ? await this.#commands(query) : await this.#context(query);
  }

  /** What goes along for a completion that was offered; undefined for one that was not. */
  async take(id: string): Promise<readonly Attachment[] | undefined> {
    return await this.#offered.get(id)?.();
  }

  async #commands(query: string): Promise<readonly Completion[]> {
    const commands = await this.#ports.commands.list();
    return ranked(commands, (command) => match(query, command.name)).map(commandItem);
  }

  async #context(query: string): Promise<readonly Completion[]> {
    this.#search.cancel();
    this.#search.dispose();
    this.#search = new vscode.CancellationTokenSource();
    const { token } = this.#search;
    const { name, argument } = called(query);
    const source = this.#ports.sources.find((each) => each.name.toLowerCase() === name);
    if (source && argument !== undefined && name !== 'file') {
      return [this.#source(source, argument)];
    }
    const files = await searchFiles(argument ?? query, token);
    const items = files.slice(0, most).map((uri) => this.#file(uri));
    if (argument !== undefined) return items;
    const fitting = ranked(this.#ports.sources, (each) => match(query, each.name));
    const sources = fitting.map((each) => this.#source(each));
    const taken = sources.filter(({ unavailable }) => !unavailable);
    const others = sources.filter(({ unavailable }) => unavailable);
    return [...taken, ...items.slice(0, most - taken.length), ...others];
  }

  #source(source: ContextSource, argument?: string): Completion {
    const name = argument === undefined ? source.name : `${source.name}:${argument}`;
    const id = `source:${name}`;
    this.#offer(id, () => source.take(argument));
    return {
      id,
      name,
      label: name,
      detail: source.detail ?? source.title,
      icon: source.icon,
      ...(!source.available() && { unavailable: true as const }),
    };
  }

  #file(uri: vscode.Uri): Completion {
    const id = `file:${uri.toString()}`;
    const name = vscode.workspace.asRelativePath(uri);
    const slash = name.lastIndexOf('/');
    this.#offer(id, () => this.#ports.takeFile(uri));
    return {
      id,
      name,
      label: name.slice(slash + 1),
      detail: name.slice(0, Math.max(0, slash)),
      icon: 'file',
    };
  }

  #offer(id: string, take: Take): void {
    this.#offered.delete(id);
    this.#offered.set(id, take);
    const oldest = this.#offered.keys().next();
    if (this.#offered.size > remembered && !oldest.done) this.#offered.delete(oldest.value);
  }
}

/** `file:src/a.ts` calls a source by its name with an argument. */
function called(query: string): { readonly name: string; readonly argument?: string } {
  const [, name, argument] = /^([a-z]+):(.*)$/i.exec(query) ?? [];
  return name === undefined || argument === undefined
    ? { name: query.toLowerCase() }
    : { name: name.toLowerCase(), argument };
}

function ranked<T>(all: readonly T[], score: (each: T) => number | undefined): readonly T[] {
  return all
    .flatMap((each) => {
      const value = score(each);
      return value === undefined ? [] : { each, value };
    })
    .sort((a, b) => b.value - a.value)
    .map(({ each }) => each);
}

function commandItem({ name, description, source }: SlashCommand): Completion {
  const icons = { builtIn: 'sparkle', user: 'account', workspace: 'root-folder' } as const;
  return { id: `command:${name}`, name, label: name, detail: description, icon: icons[source] };
}

import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import { fillTemplate, parseTemplate, placeholdersOf } from '../../core/prompts/template';
import { promptIsLink, promptProblem, promptsLeftOut } from '../words/promptProblem';
import { builtInCommands } from './builtInCommands';
import type { BuiltInCommand } from './builtInCommands';
import { promptFolder } from './ownPrompts';
import type { OwnPrompt, OwnPrompts } from './ownPrompts';
import { gather } from './promptMaterial';
import type { Material, MaterialPorts, NoMaterial } from './promptMaterial';
import type { Expansion, SlashCommand, SlashCommands } from './slashCommand';

/** Built-in commands and the prompts that people and workspaces wrote, as one list. */
export class PromptCommands implements SlashCommands {
  readonly #own: OwnPrompts;
  readonly #ports: MaterialPorts;

  constructor(own: OwnPrompts, ports: MaterialPorts) {
    this.#own = own;
    this.#ports = ports;
  }

  /** A person's own prompt may take the place of a built-in command; a workspace's may not. */
  async list(): Promise<readonly SlashCommand[]> {
    return (await this.#all()).map((each) => {
      const { name, source } = each;
      const isLink = 'isLink' in each;
      return { name, description: isLink ? promptIsLink() : each.description, source };
    });
  }

  async expand(name: string, rest: string, attached: readonly Attachment[]): Promise<Expansion> {
    const all = await this.#all();
    const command = all.find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (!command) return refusal(unknownCommand(name));
    if (command.source === 'builtIn') return await this.#expandBuiltIn(command, rest, attached);
    return await this.#expandOwn(command, rest);
  }

  async #all(): Promise<readonly (OwnPrompt | Sourced)[]> {
    const own = await this.#own.list();
    const builtIn = builtInCommands().map((command): Sourced => ({
      ...command,
      source: 'builtIn',
    }));
    const ordered = [
      ...own.filter(({ source }) => source === 'user'),
      ...builtIn,
      ...own.filter(({ source }) => source === 'workspace'),
    ];
    const firstOf = new Map<string, OwnPrompt | Sourced>();
    for (const each of ordered) {
      const key = each.name.toLowerCase();
      if (!firstOf.has(key)) firstOf.set(key, each);
    }
    return [...firstOf.values()];
  }

  async #expandBuiltIn(
    command: BuiltInCommand,
    rest: string,
    attached: readonly Attachment[],
  ): Promise<Expansion> {
    const material = await gather(attached.length > 0 ? [] : command.takes, '', this.#ports);
    if (isNone(material)) return refusal(material.message);
    const text = [command.question, rest.trim()].filter((part) => part !== '').join('\n\n');
    const { attachments } = material;
    return { ok: true, text, attachments, purpose: command.purpose, showFirst: false };
  }

  async #expandOwn(prompt: OwnPrompt, rest: string): Promise<Expansion> {
    if (prompt.isLink) return refusal(`/${prompt.name}: ${promptIsLink()}`);
    const template = parseTemplate(prompt.template);
    const [problem] = template.problems;
    if (problem) {
      const line = problem.line + (prompt.file?.firstLine ?? 0) + 1;
      return refusal(wrongTemplate(prompt, line, problem.character + 1, promptProblem(problem)));
    }
    const names = placeholdersOf(template);
    const material = await gather(names, rest, this.#ports);
    if (isNone(material)) return refusal(material.message);
    const filled = fillTemplate(template, material.values).trim();
    const added = names.includes('input') ? '' : rest.trim();
    const text = [filled, added].filter((part) => part !== '').join('\n\n');
    if (text === '') return refusal(emptyPrompt(prompt.name));
    const { attachments } = material;
    const showFirst = prompt.source === 'workspace';
    return { ok: true, text, attachments, purpose: 'chat', showFirst };
  }
}

type Sourced = BuiltInCommand & { readonly source: 'builtIn' };

function isNone(material: Material | NoMaterial): material is NoMaterial {
  return 'message' in material;
}

function refusal(message: string): Expansion {
  return { ok: false, message };
}

function unknownCommand(name: string): string {
  const unknown = vscode.l10n.t(
    'There is no command /{0}. Begin with a blank if the message itself begins with a slash.',
    name,
  );
  return vscode.workspace.isTrusted ? unknown : `${unknown} ${promptsLeftOut()}`;
}

/** As "review.md:3:7", or the setting and the place in its text. */
function wrongTemplate(prompt: OwnPrompt, line: number, column: number, why: string): string {
  const place = prompt.file
    ? `${promptFolder}/${prompt.file.uri.path.split('/').at(-1) ?? ''}:${line}:${column}`
    : `aimlapi.prompts › ${prompt.name}, ${line}:${column}`;
  return `${place}: ${why}`;
}

function emptyPrompt(name: string): string {
  return vscode.l10n.t('The prompt /{0} is empty.', name);
}

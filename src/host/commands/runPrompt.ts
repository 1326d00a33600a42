import * as vscode from 'vscode';
import type { SlashCommand, SlashCommands } from '../prompts/slashCommand';
import { literal } from '../words/literal';
import type { Doors } from '../surface/doors';
import { promptsLeftOut } from '../words/promptProblem';
import { askInNewChat, cancelled } from './askInNewChat';
import type { AskPorts, Asked } from './askInNewChat';

export interface RunPromptPorts extends AskPorts {
  readonly prompts: SlashCommands;
  readonly doors: Doors;
}

/**
 * Runs a prompt that the person picks, in a new chat. What the open workspace wrote is put into the
 * box of a chat instead: it is sent when the person has seen it and sends it.
 */
export async function runPrompt(ports: RunPromptPorts): Promise<Asked> {
  const picked = await pickPrompt(ports.prompts);
  if (!picked) return cancelled;
  const expansion = await ports.prompts.expand(picked.name, '', []);
  if (!expansion.ok) {
    if (expansion.message !== '') void vscode.window.showWarningMessage(literal(expansion.message));
    return cancelled;
  }
  const { text, attachments, purpose, showFirst } = expansion;
  if (!showFirst) return await askInNewChat(ports, { text, attachments, purpose });
  const session = await ports.doors.newChat();
  session.setDraft({ text, selection: [text.length, text.length], attachments });
  return cancelled;
}

interface PromptItem extends vscode.QuickPickItem {
  readonly command?: SlashCommand;
}

async function pickPrompt(prompts: SlashCommands): Promise<SlashCommand | undefined> {
  const picked = await vscode.window.showQuickPick<PromptItem>(items(await prompts.list()), {
    title: vscode.l10n.t('Run Prompt'),
    placeHolder: vscode.workspace.isTrusted
      ? vscode.l10n.t('In a chat, type / and its name')
      : promptsLeftOut(),
    matchOnDescription: true,
  });
  return picked?.command;
}

/** The person's own first, then the workspace's, then the built-in ones. */
function items(commands: readonly SlashCommand[]): PromptItem[] {
  const groups: readonly (readonly [SlashCommand['source'], string])[] = [
    ['user', vscode.l10n.t('Your prompts')],
    ['workspace', vscode.l10n.t('Of this workspace (shown before it is sent)')],
    ['builtIn', vscode.l10n.t('Built in')],
  ];
  return groups.flatMap(([source, label]) => {
    const members = commands.filter((command) => command.source === source);
    if (members.length === 0) return [];
    const separator = { label, kind: vscode.QuickPickItemKind.Separator };
    return [separator, ...members.map(promptItem)];
  });
}

function promptItem(command: SlashCommand): PromptItem {
  return { label: literal(command.name), description: literal(command.description), command };
}

import * as vscode from 'vscode';
import { probablyMeant, slashCall } from '../../core/completion/slashCall';
import type { Attachment } from '../../core/context/attachment';
import type { Expansion, SlashCommands } from '../prompts/slashCommand';
import { Refusal } from '../surface/refusal';

/** What goes in place of a message that calls a command; any other message is itself. */
export type Meant = Omit<Extract<Expansion, { readonly ok: true }>, 'ok'>;

/**
 * What a message stands for. A name that no command has is refused where it is probably a slip,
 * and in Restricted Mode, where the folder's own are not known; otherwise the message is a text that
 * happens to begin with a slash. Rejects with `Refusal` in words.
 */
export async function meantBy(
  commands: SlashCommands,
  text: string,
  attached: readonly Attachment[],
): Promise<Meant> {
  const plain: Meant = { text, attachments: [], purpose: 'chat', showFirst: false };
  const call = slashCall(text);
  if (!call) return plain;
  const names = (await commands.list()).map(({ name }) => name);
  const isKnown = names.some((name) => name.toLowerCase() === call.name.toLowerCase());
  if (!isKnown) {
    const meant = probablyMeant(call.name, names);
    if (meant !== undefined) throw new Refusal(mistyped(call.name, meant));
    // Else `expand` says that the folder's prompts are left out.
    if (vscode.workspace.isTrusted) return plain;
  }
  const expansion = await commands.expand(call.name, call.rest, attached);
  if (!expansion.ok) throw new Refusal(expansion.message);
  return expansion;
}

function mistyped(name: string, meant: string): string {
  return vscode.l10n.t(
    'There is no command /{0}. Did you mean /{1}? With a blank before it, it is sent as it stands.',
    name,
    meant,
  );
}

import * as vscode from 'vscode';

/** Every command that the extension registers; a test holds it against the manifest. */
export const commandIds = [
  'aimlapi.explain',
  'aimlapi.ask',
  'aimlapi.explainProblem',
  'aimlapi.fix',
  'aimlapi.review',
  'aimlapi.clearReview',
  'aimlapi.document',
  'aimlapi.test',
  'aimlapi.commitMessage',
  'aimlapi.stopCommitMessage',
  'aimlapi.runPrompt',
  'aimlapi.addToChat',
  'aimlapi.addFilesToChat',
  'aimlapi.edit',
  'aimlapi.editAccept',
  'aimlapi.editReject',
  'aimlapi.editInstruction',
  'aimlapi.editStop',
  'aimlapi.newChat',
  'aimlapi.openChat',
  'aimlapi.openInEditor',
  'aimlapi.history',
  'aimlapi.exportChat',
  'aimlapi.importChat',
  'aimlapi.find',
  'aimlapi.previousQuestion',
  'aimlapi.nextQuestion',
  'aimlapi.deleteAllChats',
  'aimlapi.stop',
  'aimlapi.selectModel',
  'aimlapi.setApiKey',
  'aimlapi.removeApiKey',
  'aimlapi.testConnection',
  'aimlapi.inspectRequest',
  'aimlapi.copyAsCurl',
  'aimlapi.showLog',
  'aimlapi.copyDiagnostics',
] as const;

export type CommandId = (typeof commandIds)[number];

/** What a command does. Menus pass a Uri and more; each handler takes what it understands. */
export type CommandHandler = (...args: readonly unknown[]) => unknown;

/** Registers all of them; an error is logged by `onError` and said once. */
export function registerCommands(
  handlers: Readonly<Record<CommandId, CommandHandler>>,
  onError: (id: CommandId, error: unknown) => void,
): vscode.Disposable {
  return vscode.Disposable.from(
    ...commandIds.map((id) =>
      vscode.commands.registerCommand(id, async (...args: unknown[]) => {
        try {
          return await handlers[id](...args);
        } catch (error) {
          onError(id, error);
          return undefined;
        }
      }),
    ),
  );
}

/** A string argument; anything else, such as the Uri that menus pass, is ignored. */
export function stringArgument(args: readonly unknown[]): string | undefined {
  return typeof args[0] === 'string' ? args[0] : undefined;
}

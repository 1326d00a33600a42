import * as vscode from 'vscode';
import type { RequestMessage } from '../../core/languageModel/chatMessages';
import { requestParts } from '../../core/languageModel/requestParts';

const roles: ReadonlyMap<number, 'user' | 'assistant'> = new Map([
  [vscode.LanguageModelChatMessageRole.User, 'user'],
  [vscode.LanguageModelChatMessageRole.Assistant, 'assistant'],
]);

/** A message of VS Code's API, read. A role that the stable API has no name for is the system's. */
export function requestMessage(message: vscode.LanguageModelChatRequestMessage): RequestMessage {
  return { role: roles.get(message.role) ?? 'system', parts: requestParts(message.content) };
}

import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** How a question ended, as the commands say it. */
export interface Settled {
  readonly chatId?: string;
  readonly messageId?: string;
  readonly state: string;
}

export const configuration = () => vscode.workspace.getConfiguration('aimlapi');

/** Sends all requests there from now on. */
export async function useEndpoint(baseUrl: string): Promise<void> {
  await configuration().update('baseUrl', baseUrl, vscode.ConfigurationTarget.Global);
  assert.equal(configuration().get('baseUrl'), baseUrl, 'the address is not taken');
}

export const setKey = async (key: string): Promise<Settled> =>
  vscode.commands.executeCommand('aimlapi.setApiKey', key);

export const ask = async (question: unknown): Promise<Settled> =>
  vscode.commands.executeCommand('aimlapi.ask', question);

/** Closes boxes until the command that opened one has ended. */
export async function cancelled(running: Promise<Settled>): Promise<Settled> {
  const watch = { ended: false };
  const ended = running.finally(() => (watch.ended = true));
  while (!watch.ended) {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 50))]);
  }
  return await ended;
}

import * as vscode from 'vscode';
import type { Endpoint } from '../endpoint/endpoint';
import type { Running } from './running';

/**
 * What people can name in the `when` of their own keybindings: `aimlapi.running` while a reply runs
 * in this window, `aimlapi.keySet` when the endpoint has its key or needs none.
 */
export function contextKeys(running: Running, endpoint: Endpoint): vscode.Disposable {
  const tellRunning = () => set('aimlapi.running', running.count > 0);
  const tellKey = () => set('aimlapi.keySet', endpoint.status.key !== 'missing');
  tellRunning();
  tellKey();
  return vscode.Disposable.from(running.onDidChange(tellRunning), endpoint.onDidChange(tellKey));
}

function set(name: string, value: boolean): void {
  void vscode.commands.executeCommand('setContext', name, value);
}

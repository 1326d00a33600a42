import * as vscode from 'vscode';

/** Answers the dialogs that come up with the button of this name, and keeps what they said. */
export async function answering<T>(button: string | undefined, act: () => Promise<T>) {
  const { showWarningMessage } = vscode.window;
  const said: string[] = [];
  const answer = (message: string, options?: { detail?: string }) => {
    said.push([message, options?.detail ?? ''].join('\n'));
    return Promise.resolve(button);
  };
  Object.assign(vscode.window, { showWarningMessage: answer });
  try {
    return { result: await act(), said: said.join('\n') };
  } finally {
    Object.assign(vscode.window, { showWarningMessage });
  }
}

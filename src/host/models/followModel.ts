import * as vscode from 'vscode';
import type { Settings } from '../settings';
import type { Models } from './models';

/** Keeps the chosen model's name, and forgets the list of an endpoint that is not asked any more. */
export function followModel(models: Models, settings: Settings): vscode.Disposable {
  const keep = (): void => void models.keepLabel(settings.get('model'));
  return vscode.Disposable.from(
    models.onDidChange(keep),
    settings.onDidChange((names) => {
      if (names.has('baseUrl')) models.forget();
      if (names.has('model')) keep();
    }),
  );
}

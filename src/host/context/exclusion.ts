import * as vscode from 'vscode';
import { glob } from '../../core/context/glob';
import type { Attachment } from '../../core/context/attachment';
import type { Settings } from '../settings';

/**
 * Files that never go along, by `aimlapi.context.exclude`: the user's list (or the default) and what
 * the workspace adds to it. A workspace takes nothing away.
 */
export class Exclusion {
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Whether the file stays at home, by the first pattern that says so. */
  patternFor(uri: vscode.Uri): string | undefined {
    const relative = vscode.workspace.asRelativePath(uri, false);
    return this.#settings.excluded.find((pattern) => {
      const matches = glob(pattern.includes('/') ? pattern : `**/${pattern}`, { ignoreCase: true });
      return matches(relative) || matches(uri.path);
    });
  }

  /** The same for what was taken from a file. */
  patternOf({ uri }: Attachment): string | undefined {
    if (uri === undefined) return undefined;
    try {
      return this.patternFor(vscode.Uri.parse(uri, true));
    } catch {
      return undefined;
    }
  }
}

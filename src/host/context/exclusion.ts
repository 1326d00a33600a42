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
    return this.#patternForPaths([vscode.workspace.asRelativePath(uri, false), uri.path]);
  }

  /** The same for what was taken from a file; of one that the system handed over the name is all there is. */
  patternOf({ uri, kind, label }: Attachment): string | undefined {
    if (uri === undefined) return kind === 'file' ? this.#patternForPaths([label]) : undefined;
    try {
      return this.patternFor(vscode.Uri.parse(uri, true));
    } catch {
      return undefined;
    }
  }

  #patternForPaths(paths: readonly string[]): string | undefined {
    return this.#settings.excluded.find((pattern) => {
      const matches = glob(pattern.includes('/') ? pattern : `**/${pattern}`, { ignoreCase: true });
      return paths.some(matches);
    });
  }
}

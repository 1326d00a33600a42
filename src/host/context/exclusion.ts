import * as vscode from 'vscode';
import { glob } from '../../core/context/glob';
import type { Attachment } from '../../core/context/attachment';
import { parseUri } from '../editor/parseUri';
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

  /**
   * Whether what was taken from a file stays at home; of one that the system handed over the name is
   * all there is. `unknownPlace`: where it was taken from cannot be read, so no pattern can clear it.
   */
  excludes({ uri, kind, label }: Attachment): 'pattern' | 'unknownPlace' | undefined {
    const place = uri === undefined ? undefined : parseUri(uri);
    if (uri !== undefined && !place) return 'unknownPlace';
    const byName = kind === 'file' ? this.#patternForPaths([label]) : undefined;
    const pattern = place ? this.patternFor(place) : byName;
    return pattern === undefined ? undefined : 'pattern';
  }

  #patternForPaths(paths: readonly string[]): string | undefined {
    return this.#settings.excluded.find((pattern) => {
      const matches = glob(pattern.includes('/') ? pattern : `**/${pattern}`, { ignoreCase: true });
      return paths.some(matches);
    });
  }
}

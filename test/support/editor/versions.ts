/** A VS Code that npm carries: the package, and the Node it wants. */
export interface EditorVersion {
  /** VS Code's own version, as `vscode.version` says it. */
  readonly vscode: string;
  /** Version of the npm package `code-server`. */
  readonly server: string;
  /** Version of the npm packages `node-<platform>-<arch>` that run it. */
  readonly node: string;
}

/** The newest VS Code this project is tested with. */
export const newest: EditorVersion = { vscode: '1.139.1', server: '4.139.1', node: '24.21.0' };

/** The oldest one the manifest's `engines.vscode` allows. */
export const minimum: EditorVersion = { vscode: '1.104.0', server: '4.104.0', node: '22.23.3' };

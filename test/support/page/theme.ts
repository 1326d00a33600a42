/** What VS Code tells a webview about its theme. */
export interface Theme {
  readonly label: string;
  /** Class of the body. */
  readonly kind:
    'vscode-light' | 'vscode-dark' | 'vscode-high-contrast' | 'vscode-high-contrast-light';
  /** Values of the `--vscode-…` variables that the page uses, by the name without that prefix. */
  readonly colors: Readonly<Record<string, string>>;
}

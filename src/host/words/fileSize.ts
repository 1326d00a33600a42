import * as vscode from 'vscode';

/** A size in the display language, as in "3.4 MB". */
export function fileSize(bytes: number): string {
  const isLarge = bytes >= 999_500;
  const size = bytes / (isLarge ? 1_000_000 : 1000);
  return new Intl.NumberFormat(vscode.env.language, {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: size < 10 ? 1 : 0,
  }).format(size);
}

import * as vscode from 'vscode';

/** A symbol that surrounds a position. */
export interface EnclosingSymbol {
  readonly name: string;
  readonly range: vscode.Range;
}

/**
 * Symbols around the position, innermost first; empty where no language support answers. Language
 * servers may answer either with a tree or with a flat list.
 */
export async function enclosingSymbols(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly EnclosingSymbol[]> {
  const found = await vscode.commands.executeCommand<
    readonly (vscode.DocumentSymbol | vscode.SymbolInformation)[] | undefined
  >('vscode.executeDocumentSymbolProvider', document.uri);
  const around: EnclosingSymbol[] = [];
  collect(found ?? [], position, around);
  return around.sort((a, b) => size(a.range) - size(b.range));
}

function collect(
  symbols: readonly (vscode.DocumentSymbol | vscode.SymbolInformation)[],
  position: vscode.Position,
  into: EnclosingSymbol[],
): void {
  for (const symbol of symbols) {
    const range = 'location' in symbol ? symbol.location.range : symbol.range;
    if (!range.contains(position)) continue;
    into.push({ name: symbol.name, range });
    if ('children' in symbol) collect(symbol.children, position, into);
  }
}

function size(range: vscode.Range): number {
  return (range.end.line - range.start.line) * 100_000 + range.end.character;
}

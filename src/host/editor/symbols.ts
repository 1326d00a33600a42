import * as vscode from 'vscode';

/** A symbol that surrounds a position. */
export interface EnclosingSymbol {
  readonly name: string;
  readonly range: vscode.Range;
}

/**
 * Symbols around the position, innermost first; empty where no language support answers. What is
 * only one line, such as a local name or a property, comes after the function or type it is in,
 * unless that is very long. Language servers may answer either with a tree or with a flat list.
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
  return around.sort(
    (a, b) => rank(a.range) - rank(b.range) || lines(a.range) - lines(b.range) || narrower(a, b),
  );
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

/** Lines of a symbol that still tell about one line in it, and are no more than that needs. */
const longestHome = 200;

function rank(range: vscode.Range): number {
  if (range.isSingleLine) return 1;
  return lines(range) <= longestHome ? 0 : 2;
}

function lines(range: vscode.Range): number {
  return range.end.line - range.start.line;
}

/** Of two in the same number of lines the one inside the other comes first. */
function narrower(a: EnclosingSymbol, b: EnclosingSymbol): number {
  return Number(a.range.contains(b.range)) - Number(b.range.contains(a.range));
}

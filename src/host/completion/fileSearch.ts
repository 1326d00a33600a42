import * as vscode from 'vscode';
import { match } from '../../core/completion/match';
import { globFor, withoutBraces } from '../../core/completion/searchGlob';

/** Files that one search looks at, at most. */
const most = 200;

/** What an open file counts more than one that is not, in `match`'s measure. */
const openBonus = 150;

/** Schemes of texts that a person opened; others show something else. */
const textSchemes: ReadonlySet<string> = new Set([
  'file',
  'untitled',
  'vscode-remote',
  'vscode-userdata',
  'vscode-vfs',
]);

/** Files whose path fits `query`, the best first; those that are open before others. */
export async function searchFiles(
  query: string,
  token: vscode.CancellationToken,
): Promise<readonly vscode.Uri[]> {
  const open = openFiles();
  if (query === '') return open;
  const isOpen = new Set(open.map(String));
  const found = await Promise.all([
    findFiles(globFor(query, 'together'), token),
    findFiles(globFor(query, 'apart'), token),
  ]);
  const all = new Map([...open, ...found.flat()].map((uri) => [uri.toString(), uri]));
  return [...all]
    .flatMap(([key, uri]) => {
      const score = match(query, vscode.workspace.asRelativePath(uri));
      return score === undefined ? [] : { uri, score: score + (isOpen.has(key) ? openBonus : 0) };
    })
    .sort((a, b) => b.score - a.score)
    .map(({ uri }) => uri);
}

/** Files in editors, the active one first. */
function openFiles(): readonly vscode.Uri[] {
  const { activeTabGroup, all } = vscode.window.tabGroups;
  const tabs = [activeTabGroup, ...all].flatMap(({ activeTab, tabs }) => [
    ...(activeTab ? [activeTab] : []),
    ...tabs,
  ]);
  const uris = tabs.flatMap(({ input }) =>
    input instanceof vscode.TabInputText && textSchemes.has(input.uri.scheme) ? input.uri : [],
  );
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
}

/** Never rejects: where this host cannot search, what is open is still offered. */
async function findFiles(
  glob: string,
  token: vscode.CancellationToken,
): Promise<readonly vscode.Uri[]> {
  try {
    return await vscode.workspace.findFiles(glob, unsearched(), most, token);
  } catch {
    return [];
  }
}

/** What the person leaves out of searches; `files.exclude` counts without being named. */
function unsearched(): string {
  const rules = vscode.workspace.getConfiguration('search').get<Record<string, unknown>>('exclude');
  const globs = Object.entries(rules ?? {}).flatMap(([glob, on]) => (on === true ? glob : []));
  return `{${['**/.git/**', ...withoutBraces(globs)].join(',')}}`;
}

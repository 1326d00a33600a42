import * as vscode from 'vscode';
import { filePlace } from '../../core/context/filePlace';
import type { ContextSource } from './contextSource';
import type { FileTaker } from './fileTaker';
import { sayNothing } from './sayNothing';

/** Any files: that of the path that is given, relative to a workspace folder, or those that are picked. */
export function fileSource(files: FileTaker): ContextSource {
  return {
    name: 'file',
    title: vscode.l10n.t('Files…'),
    icon: 'file',
    available: () => true,
    take: async (path) =>
      await files.attachUris(path === undefined ? await pickFiles() : inWorkspace(path)),
  };
}

/** The names in a folder, without what git ignores: the workspace's, that of a path, or a picked one. */
export function folderSource(files: FileTaker): ContextSource {
  return {
    name: 'folder',
    title: vscode.l10n.t('Folder, as a List of Names…'),
    icon: 'folder',
    available: () => true,
    take: async (path) => {
      if (path !== undefined) return await files.attachUris(inWorkspace(path));
      const picked = await vscode.window.showOpenDialog({
        canSelectFiles: false,
        canSelectFolders: true,
        canSelectMany: true,
        openLabel: vscode.l10n.t('Attach'),
      });
      return await files.attachUris(picked ?? []);
    },
  };
}

/** The files of all tabs. */
export function openEditorsSource(files: FileTaker): ContextSource {
  const open = () => {
    const uris = vscode.window.tabGroups.all.flatMap(({ tabs }) =>
      tabs.flatMap(({ input }) => (input instanceof vscode.TabInputText ? input.uri : [])),
    );
    return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
  };
  return {
    name: 'openEditors',
    title: vscode.l10n.t('Open Editors'),
    icon: 'files',
    get detail() {
      const count = open().length;
      return count === 1 ? vscode.l10n.t('1 file') : vscode.l10n.t('{0} files', count);
    },
    available: () => open().length > 0,
    take: async () => {
      const uris = open();
      if (uris.length === 0) return sayNothing(vscode.l10n.t('No file is open in an editor.'));
      return await files.attachUris(uris);
    },
  };
}

/** Pictures from the disk; one from the clipboard is pasted into the message. */
export function imageSource(files: FileTaker): ContextSource {
  return {
    name: 'image',
    title: vscode.l10n.t('Images…'),
    icon: 'file-media',
    available: () => true,
    take: async () => {
      const picked = await vscode.window.showOpenDialog({
        canSelectMany: true,
        openLabel: vscode.l10n.t('Attach'),
        filters: { [vscode.l10n.t('Images')]: ['png', 'jpg', 'jpeg', 'gif', 'webp'] },
      });
      return await files.attachUris(picked ?? []);
    },
  };
}

async function pickFiles(): Promise<readonly vscode.Uri[]> {
  const openLabel = vscode.l10n.t('Attach');
  return (await vscode.window.showOpenDialog({ canSelectMany: true, openLabel })) ?? [];
}

/** Where a relative path may lie: only below a workspace folder. */
function inWorkspace(path: string): readonly vscode.Uri[] {
  const folder = vscode.workspace.workspaceFolders?.[0];
  const place = path === '.' ? { path } : filePlace(path.includes('/') ? path : `./${path}`);
  if (folder && place) return [vscode.Uri.joinPath(folder.uri, place.path)];
  return sayNothing(vscode.l10n.t('{0} is not a path in this workspace.', path));
}

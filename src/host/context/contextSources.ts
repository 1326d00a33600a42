import type { LastEditor } from '../editor/lastEditor';
import { clipboardSource, terminalSource } from './copied';
import type { ContextSource } from './contextSource';
import { diffSource } from './diffSource';
import { selectionSource, symbolSource } from './editorSources';
import { fileSource, folderSource, imageSource, openEditorsSource } from './fileSources';
import type { Exclusion } from './exclusion';
import type { FileTaker } from './fileTaker';
import { problemsSource } from './problemsSource';

export interface SourcePorts {
  readonly lastEditor: LastEditor;
  readonly files: FileTaker;
  readonly exclusion: Exclusion;
}

/** Everything that can go along with a question, in the order in which it is offered. */
export function contextSources({
  lastEditor,
  files,
  exclusion,
}: SourcePorts): readonly ContextSource[] {
  return [
    selectionSource(lastEditor),
    symbolSource(lastEditor),
    fileSource(files),
    folderSource(files),
    openEditorsSource(files),
    problemsSource(lastEditor),
    diffSource(exclusion),
    terminalSource(),
    clipboardSource(),
    imageSource(files),
  ];
}

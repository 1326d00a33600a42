/** What a paste or a drop hands over, as far as it is looked at; a `DataTransfer` has it all. */
export interface Handed {
  readonly types: readonly string[];
  readonly files: readonly File[];
  getData(type: string): string;
}

/** What becomes of it. */
export type Taken =
  | { readonly kind: 'files'; readonly files: readonly File[] }
  | { readonly kind: 'uris'; readonly uris: readonly string[] }
  | { readonly kind: 'longText'; readonly text: string }
  /** As the browser does it: plain text at the caret. */
  | { readonly kind: 'text'; readonly text: string };

/** A pasted text above one of these goes along instead of filling the box. */
const longest = { characters: 4000, lines: 60 };

/** As many files are taken at once, at most. */
const mostFiles = 50;

/**
 * A spreadsheet hands over its cells as a picture too, and a file manager a file's name as text: a
 * text is preferred to a picture, and files to their names.
 */
export function takenFromPaste(handed: Handed): Taken {
  const text = handed.getData('text/plain');
  const isNames = handed.files.every(({ name }) => text.includes(name));
  if (handed.files.length > 0 && (text.trim() === '' || isNames)) {
    return { kind: 'files', files: handed.files.slice(0, mostFiles) };
  }
  return isLong(text) ? { kind: 'longText', text } : { kind: 'text', text };
}

/** Files from the system are read here, those that VS Code names are read by the host. */
export function takenFromDrop(handed: Handed): Taken {
  if (handed.files.length > 0) return { kind: 'files', files: handed.files.slice(0, mostFiles) };
  const uris = urisIn(handed);
  if (uris.length > 0) return { kind: 'uris', uris: uris.slice(0, mostFiles) };
  const text = handed.getData('text/plain') || handed.getData('text/uri-list');
  return isLong(text) ? { kind: 'longText', text } : { kind: 'text', text };
}

/** Whether something is dragged that could be taken: its contents cannot be seen before the drop. */
export function canBeTaken(types: readonly string[]): boolean {
  return ['Files', 'text/plain', ...uriTypes].some((type) =>
    types.some((each) => each.toLowerCase() === type.toLowerCase()),
  );
}

/** In this order: what VS Code's explorer and tabs hand over says most. */
const uriTypes = ['application/vnd.code.uri-list', 'ResourceURLs', 'text/uri-list'];

function urisIn(handed: Handed): readonly string[] {
  for (const type of uriTypes) {
    const uris = listed(handed.getData(type)).filter(namesFile);
    if (uris.length > 0) return [...new Set(uris)];
  }
  return [];
}

/** One on a line, `#` beginning a remark; or a JSON list. */
function listed(text: string): readonly string[] {
  if (text.startsWith('[')) {
    try {
      const list: unknown = JSON.parse(text);
      return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
    } catch {
      return [];
    }
  }
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** An address on the web is a text for the message, not a file. */
function namesFile(uri: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\//i.test(uri) && !/^(https?|ftp|blob|data|javascript):/i.test(uri);
}

function isLong(text: string): boolean {
  return text.length > longest.characters || text.split('\n').length > longest.lines;
}

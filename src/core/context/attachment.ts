/** A place in a text document: zero-based line, UTF-16 offset in the line (as VS Code counts). */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A part of a text document; empty where start and end are one. */
export interface Range {
  readonly start: Position;
  /** Exclusive. */
  readonly end: Position;
}

/** What an attachment was taken from; a word that a later version wrote is read as `text`. */
export type AttachmentKind =
  | 'selection'
  | 'symbol'
  | 'file'
  /** Names of what lies in a folder, not the contents. */
  | 'folder'
  /** What the editor reports of the code: errors, warnings, hints, each with its line. */
  | 'problems'
  /** What was selected in a terminal. */
  | 'terminal'
  /** Changes as a unified diff. */
  | 'diff'
  | 'clipboard'
  | 'text'
  | 'image';

/** Kinds that are a part of one document, whose `range` (of a file: all of it) is `text`. */
export function isExcerpt({ kind }: Pick<Attachment, 'kind'>): boolean {
  return kind === 'selection' || kind === 'symbol' || kind === 'file';
}

/**
 * Something that goes along with a question: a snapshot taken at the moment of the gesture. It
 * carries its own text, so that what was sent can be shown for ever and nothing is read again.
 */
export interface Attachment {
  readonly id: string;
  readonly kind: AttachmentKind;
  /**
   * What a person calls it: a path relative to the workspace folder, "Untitled-1", or words such as
   * "Problems".
   */
  readonly label: string;
  /** Name of the enclosing symbol, where `kind` is `symbol`. */
  readonly symbol?: string;
  /** Where it was taken from, as a URI string; only to find the place again, never to read from. */
  readonly uri?: string;
  /** VS Code language id. */
  readonly language?: string;
  readonly range?: Range;
  /** The document's version when the snapshot was taken. */
  readonly version?: number;
  /** The text itself; for an image its base64. */
  readonly text: string;
  /** For an image. */
  readonly mimeType?: string;
}

/** First and last line as people count them (from 1); a range ending at column 0 ends a line earlier. */
export function lineSpan(range: Range): { readonly first: number; readonly last: number } {
  const endsBeforeLine = range.end.character === 0 && range.end.line > range.start.line;
  return { first: range.start.line + 1, last: range.end.line + (endsBeforeLine ? 0 : 1) };
}

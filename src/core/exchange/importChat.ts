import type { ConversationEvent } from '../conversation/event';
import { parseJson } from '../endpoint/json';
import { longestImport } from './chatFormat';
import type { ForeignChat } from './foreignChat';
import { refused } from './importProblem';
import type { Refusal, Result } from './importProblem';
import { plant } from './plant';
import type { ImportPorts } from './plant';
import { readJson } from './readJson';
import { readMarkdown } from './readMarkdown';
import { readMessages } from './readMessages';

export type ImportResult =
  | {
      readonly ok: true;
      /** A new chat's: no id in them was ever used. */
      readonly events: readonly ConversationEvent[];
      /** How many messages or parts of messages had no place: tools, pictures by address. */
      readonly leftOut: number;
    }
  | Refusal;

/** What an import needs besides the text. */
export interface ImportOptions extends ImportPorts {
  /** What a system message is called, as an attachment of the question after it. */
  readonly systemLabel: string;
}

/**
 * Makes a chat of a text in one of three forms: our JSON, our Markdown, or a messages array as
 * OpenAI-compatible endpoints take it (alone or in a request body).
 */
export function importChat(text: string, options: ImportOptions): ImportResult {
  if (text.length > longestImport) return refused('tooLong');
  const chat = read(text, options);
  if (!chat.ok) return chat;
  const planted = plant(chat.value, options);
  if (!planted.ok) return planted;
  return { ok: true, events: planted.value, leftOut: chat.value.leftOut };
}

function read(text: string, options: ImportOptions): Result<ForeignChat> {
  const value = /^[\s\ufeff]*[[{]/.test(text) ? parseJson(text.replace(/^\ufeff/, '')) : undefined;
  const chat =
    value === undefined ? readMarkdown(text) : (readJson(value) ?? readMessages(value, options));
  return chat ?? refused('unknownForm');
}

import type { Attachment } from '../context/attachment';
import { shownIds, turnById } from '../conversation/branch';
import type { Conversation } from '../conversation/conversation';
import type { AssistantTurn, Turn } from '../conversation/turn';
import { bareAttachment } from './bareTurn';
import { formatVersion } from './chatFormat';
import { fenced, missingFence } from './fence';
import { freeName, writeMark } from './marks';

/** How an exported chat is worded in the display language. None of it is read again. */
export interface MarkdownWords {
  /** What the chat is called. */
  readonly title: string;
  /** Heads a question. */
  readonly you: string;
  /** Heads an answer. */
  assistant(model: string): string;
  /** Stands above an attachment. */
  attached(attachment: Attachment): string;
  /** Stands below an answer that is not complete; empty where nothing need be said. */
  ended(reply: AssistantTurn): string;
}

/** What is written between two marks, to be read again; what stands around it is for the eye. */
interface Section {
  readonly kind: 'user' | 'assistant' | 'attachment';
  readonly meta: object;
  readonly body: string;
  readonly above?: string;
  readonly below?: string;
}

/**
 * The shown branch as Markdown. Texts stand in it to the letter, between marks that none of them
 * can hold; other branches, reasoning, usage and the draft are not in it.
 */
export function exportMarkdown(conversation: Conversation, words: MarkdownWords): string {
  const turns = shownIds(conversation).flatMap((id) => turnById(conversation, id) ?? []);
  const sections = turns.flatMap((turn) => sectionsOf(turn, words));
  const { createdAt, title } = conversation;
  const head = { version: formatVersion, createdAt, ...(title.value && { title: title.value }) };
  const heading = `# ${oneLine(words.title)}`;
  const name = freeName([
    heading,
    ...sections.flatMap(({ body, above = '', below = '' }) => [body, above, below]),
  ]);
  const blocks = sections.map((section) => block(section, name));
  return `${[writeMark(name, 'chat', head), heading, ...blocks].join('\n\n')}\n`;
}

function block({ kind, meta, body, above, below }: Section, name: string): string {
  return [above, writeMark(name, kind, meta), body, writeMark(name, 'end'), below]
    .filter((part) => part !== undefined)
    .join('\n\n');
}

function sectionsOf(turn: Turn, words: MarkdownWords): readonly Section[] {
  return turn.role === 'user' ? question(turn, words) : [answer(turn, words)];
}

function question(turn: Turn & { role: 'user' }, words: MarkdownWords): readonly Section[] {
  const { at, purpose, text } = turn;
  const below = missingFence(text);
  const sections: readonly Section[] = [
    ...turn.attachments.map((each) => attached(each, words)),
    { kind: 'user', meta: { at, purpose }, body: text, ...(below !== undefined && { below }) },
  ];
  const heading = `## ${oneLine(words.you)}`;
  return sections.map((section, index) =>
    index > 0
      ? section
      : { ...section, above: [heading, section.above].filter(Boolean).join('\n\n') },
  );
}

function attached(attachment: Attachment, words: MarkdownWords): Section {
  const { text, id: _id, ...meta } = bareAttachment(attachment);
  return {
    kind: 'attachment',
    meta,
    body: fenced(text, attachment.language),
    above: oneLine(words.attached(attachment)),
  };
}

function answer(turn: AssistantTurn, words: MarkdownWords): Section {
  const { at, model, outcome, finish, failure, text } = turn;
  const ended = oneLine(words.ended(turn));
  const below = [missingFence(text), ended === '' ? undefined : `*${ended}*`].filter(Boolean);
  return {
    kind: 'assistant',
    meta: {
      at,
      model,
      outcome,
      ...(finish && { finish }),
      ...(failure && { failure: { kind: failure.kind } }),
    },
    body: text,
    above: `## ${oneLine(words.assistant(model))}`,
    ...(below.length > 0 && { below: below.join('\n\n') }),
  };
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}

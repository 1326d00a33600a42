import type { ContentPart } from '../endpoint/chatRequest';
import type { UserTurn } from '../conversation/turn';
import { editRequest } from '../edits/editRequest';
import { findingForm } from '../review/findingForm';
import { isExcerpt, lineSpan } from './attachment';
import type { Attachment, AttachmentKind } from './attachment';

/**
 * What a user turn says to the model: attachments first, each with its file, lines and language
 * above a fence that its own text cannot close, then the question.
 */
export function userContent(turn: UserTurn): string | readonly ContentPart[] {
  const images = turn.attachments.filter((attachment) => attachment.kind === 'image');
  const blocks = turn.attachments
    .filter((attachment) => attachment.kind !== 'image')
    .map(attachmentBlock);
  const text = [...blocks, asked(turn)].filter((part) => part.trim() !== '').join('\n\n');
  if (images.length === 0) return text;
  return [
    ...images.map((image): ContentPart => {
      return { type: 'image', mimeType: image.mimeType ?? 'image/png', base64: image.text };
    }),
    { type: 'text', text },
  ];
}

function asked({ text, purpose, attachments }: UserTurn): string {
  if (purpose === 'review') return `${text}\n\n${findingForm}`;
  return purpose === 'edit' ? editRequest(text, attachments.find(isExcerpt)) : text;
}

export function attachmentBlock(attachment: Attachment): string {
  const fence = '`'.repeat(Math.max(3, longestBacktickRun(attachment.text) + 1));
  const end = attachment.text.endsWith('\n') ? '' : '\n';
  return `${heading(attachment)}\n${fence}${attachment.language ?? ''}\n${attachment.text}${end}${fence}`;
}

/** Said to a model; part of the protocol with models, not of the UI. */
const nouns: Readonly<Record<AttachmentKind, string>> = {
  selection: 'File',
  symbol: 'File',
  file: 'File',
  folder: 'Folder',
  problems: 'Problems',
  terminal: 'Terminal output',
  diff: 'Diff',
  clipboard: 'Text',
  text: 'File',
  image: 'Image',
};

function heading(attachment: Attachment): string {
  const parts = [`${nouns[attachment.kind]}: ${attachment.label}`];
  if (attachment.range) {
    const { first, last } = lineSpan(attachment.range);
    parts.push(first === last ? `line ${first}` : `lines ${first}-${last}`);
  }
  if (attachment.symbol) parts.push(`symbol ${attachment.symbol}`);
  if (attachment.language) parts.push(`language ${attachment.language}`);
  return parts.join(', ');
}

function longestBacktickRun(text: string): number {
  let longest = 0;
  for (const run of text.matchAll(/`+/g)) longest = Math.max(longest, run[0].length);
  return longest;
}

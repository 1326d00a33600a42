import type { Attachment, AttachmentKind } from './attachment';
import { attachmentTokens } from './attachmentTokens';
import { beginning } from './beginning';

/** What is given up first stands first: what was chosen with the greatest care goes last. */
const order: readonly AttachmentKind[] = [
  'folder',
  'file',
  'clipboard',
  'text',
  'terminal',
  'diff',
  'problems',
  'image',
  'symbol',
  'selection',
];

/** Of the tokens that would fit, this share is used, since they are estimated. */
const margin = 0.9;

/** A beginning that is shorter says too little, tokens. */
const least = 100;

export interface Trimmed {
  /** In the order in which they were given. */
  readonly attachments: readonly Attachment[];
  /** Those of the given ones that are shorter now, and those that are gone. */
  readonly shortened: readonly Attachment[];
  readonly dropped: readonly Attachment[];
}

/**
 * The attachments within `room` tokens: the least important lose their ends, or go. Of several of a
 * kind the one that was attached last goes first.
 */
export function trimToFit(attachments: readonly Attachment[], room: number): Trimmed {
  const kept = new Map(attachments.map((each) => [each, each as Attachment | undefined]));
  const total = () =>
    [...kept.values()].reduce((sum, each) => sum + (each ? attachmentTokens(each) : 0), 0);
  const leastFirst = attachments
    .map((attachment, index) => ({ attachment, index, rank: order.indexOf(attachment.kind) }))
    .sort((a, b) => a.rank - b.rank || b.index - a.index);
  for (const { attachment } of leastFirst) {
    const excess = total() - room;
    if (excess <= 0) break;
    kept.set(attachment, shorter(attachment, attachmentTokens(attachment) - excess));
  }
  const others = attachments.filter((each) => kept.get(each) !== each);
  return {
    attachments: [...kept.values()].flatMap((each) => each ?? []),
    shortened: others.filter((each) => kept.get(each)),
    dropped: others.filter((each) => !kept.get(each)),
  };
}

function shorter(attachment: Attachment, tokens: number): Attachment | undefined {
  if (attachment.kind === 'image' || tokens < least) return undefined;
  return beginning(attachment, (tokens / attachmentTokens(attachment)) * margin);
}

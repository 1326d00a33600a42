import type { Attachment } from '../../core/context/attachment';
import { literal } from './literal';

/** Labels in a row, for a sentence. */
export function attachmentNames(attachments: readonly Attachment[]): string {
  return attachments.map(({ label }) => literal(label)).join(', ');
}

import type { Attachment } from './attachment';

/** Whether both were taken from the same place, the one perhaps later than the other. */
export function isSamePlace(a: Attachment, b: Attachment): boolean {
  if (a.id === b.id) return true;
  if (a.uri === undefined || a.uri !== b.uri || a.kind !== b.kind) return false;
  return JSON.stringify(a.range) === JSON.stringify(b.range) || a.kind === 'file';
}

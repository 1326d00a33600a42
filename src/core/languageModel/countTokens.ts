import { imageTokens } from '../context/attachmentTokens';
import { estimateTokens } from '../context/estimate';
import type { RequestPart } from './requestParts';

/** Tokens that a message takes beside its content. */
const perMessage = 4;

/** Estimated tokens of one message's parts. */
export function countTokens(parts: readonly RequestPart[]): number {
  return perMessage + parts.reduce((sum, part) => sum + partTokens(part), 0);
}

function partTokens(part: RequestPart): number {
  switch (part.kind) {
    case 'text':
      return estimateTokens(part.text);
    case 'image':
      return imageTokens;
    case 'call':
      return estimateTokens(`${part.name}${JSON.stringify(part.input ?? {})}`);
    case 'result':
      return countTokens(part.parts);
  }
}

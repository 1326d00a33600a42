import { bodyReply } from './bodyShapes';
import { eraFacts } from './era';
import { eventStream, type SseItem, type SseOptions } from './sse';
import { haikuItems, routedItems, type StreamContent } from './streamShapes';
import { charactersPerGeneratedToken, costOf, usageOf } from './usage';
import type { CompletionRequest, Script } from './script';

export interface ReplyOptions extends SseOptions {
  /** Characters per streamed chunk; 40 if absent. */
  readonly chunk?: number;
  /** Overrides the finish word (`stop` or, when the token limit cut the text, `length`). */
  readonly finish?: string | null;
}

/**
 * The answer the endpoint of this era would give with this text: streamed or not as the client
 * asked, in the era's shape, cut at the token limit, with usage.
 */
export function replyWith(
  text: string,
  request: CompletionRequest,
  options: ReplyOptions = {},
): Script {
  const limit = request.maxTokens * charactersPerGeneratedToken;
  const cut = text.length > limit;
  const said = cut ? sliceWhole(text, limit) : text;
  const usage = usageOf(request.recorded.rawBody.length, said.length);
  const content: StreamContent = {
    pieces: piecesOf(said, options.chunk ?? 40),
    model: request.model,
    usage,
    ...(options.finish !== undefined
      ? { finish: options.finish }
      : cut
        ? { finish: 'length' }
        : {}),
  };
  if (request.stream) {
    const { firstMs = 0, gapMs = 0 } = options;
    const paced = { ...options, firstMs: firstMs * request.pace, gapMs: gapMs * request.pace };
    return eventStream(streamItems(content, request), paced);
  }
  const finish = content.finish ?? (cut ? 'length' : 'stop');
  return bodyReply(eraFacts(request.era).shape, {
    text: said,
    model: request.model,
    usage,
    finish,
    cost: costOf(usage),
  });
}

function streamItems(content: StreamContent, request: CompletionRequest): SseItem[] {
  const { shape } = eraFacts(request.era);
  return shape === 'msg' ? haikuItems(content) : routedItems(content, 'finishChunk');
}

/** Pieces of about `size` UTF-16 units that do not split a surrogate pair. */
export function piecesOf(text: string, size: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > 0) {
    const piece = sliceWhole(rest, size);
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return pieces;
}

function sliceWhole(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  const splitsPair = length < text.length && last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, splitsPair ? length + 1 : length);
}

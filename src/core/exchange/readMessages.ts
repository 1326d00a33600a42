import * as v from 'valibot';
import type { Attachment } from '../context/attachment';
import { inOneBranch } from './foreignChat';
import type { ForeignChat, Said } from './foreignChat';
import { refused } from './importProblem';
import type { Result } from './importProblem';

/** What is said of messages that carry neither a time nor, some of them, a place in a chat. */
export interface MessageDefaults {
  /** ms since the epoch. */
  readonly now: number;
  /** What a system message is called, as an attachment of the question after it. */
  readonly systemLabel: string;
}

const part = v.looseObject({
  type: v.exactOptional(v.string()),
  text: v.nullish(v.string()),
  refusal: v.nullish(v.string()),
  image_url: v.exactOptional(v.union([v.string(), v.looseObject({ url: v.string() })])),
});

const message = v.looseObject({
  role: v.picklist(['user', 'assistant', 'system', 'developer', 'tool', 'function']),
  content: v.nullish(v.union([v.string(), v.array(part)])),
  refusal: v.nullish(v.string()),
  reasoning_content: v.nullish(v.string()),
});

type Message = v.InferOutput<typeof message>;

const body = v.looseObject({ model: v.exactOptional(v.string()), messages: v.array(v.unknown()) });

/**
 * Reads a messages array as OpenAI-compatible endpoints take it, alone or in a request body;
 * undefined for a value of another shape. A system message goes along with the next question as an
 * attachment. Pictures are taken where they are inline; an address is not followed.
 */
export function readMessages(
  value: unknown,
  { now, systemLabel }: MessageDefaults,
): Result<ForeignChat> | undefined {
  const parsed = v.safeParse(body, Array.isArray(value) ? { messages: value } : value);
  if (!parsed.success) return undefined;
  const said: Said[] = [];
  let system: Attachment[] = [];
  let leftOut = 0;
  for (const [index, each] of parsed.output.messages.entries()) {
    const { success, output } = v.safeParse(message, each);
    if (!success) return refused('malformed', index);
    const content = contentOf(output);
    leftOut += content.leftOut;
    switch (output.role) {
      case 'user':
        said.push(asked(content, system, now));
        system = [];
        break;
      case 'assistant':
        if (content.text === undefined) leftOut++;
        else said.push(answered(content.text, output, parsed.output.model ?? '', now));
        break;
      case 'system':
      case 'developer':
        system.push({ id: '', kind: 'text', label: systemLabel, text: content.text ?? '' });
        break;
      case 'tool':
      case 'function':
        leftOut++;
    }
  }
  const turns = inOneBranch(said);
  return { ok: true, value: { createdAt: now, turns, leftOut: leftOut + system.length } };
}

function asked(content: Content, system: readonly Attachment[], at: number): Said {
  const attachments = [...system, ...content.images];
  return { role: 'user', at, text: content.text ?? '', attachments, purpose: 'chat' };
}

function answered(text: string, { reasoning_content }: Message, model: string, at: number): Said {
  const reasoning = reasoning_content ?? '';
  return { role: 'assistant', at, model, text, reasoning, outcome: 'complete' };
}

interface Content {
  /** Undefined where nothing is said, as in a call of a tool. */
  readonly text: string | undefined;
  readonly images: readonly Attachment[];
  readonly leftOut: number;
}

function contentOf({ content, refusal }: Message): Content {
  if (!Array.isArray(content)) {
    return { text: content ?? refusal ?? undefined, images: [], leftOut: 0 };
  }
  const texts = content.flatMap((each) => each.text ?? each.refusal ?? []);
  const images = content.flatMap((each) => imageOf(each.image_url) ?? []);
  return {
    text: texts.length > 0 || images.length > 0 ? texts.join('\n\n') : undefined,
    images,
    leftOut: content.length - texts.length - images.length,
  };
}

function imageOf(image: string | { readonly url: string } | undefined): Attachment | undefined {
  const url = typeof image === 'object' ? image.url : image;
  const comma = url?.indexOf(',') ?? -1;
  const [, mimeType] = /^data:(image\/[\w.+-]+);base64$/.exec(url?.slice(0, comma) ?? '') ?? [];
  if (url === undefined || mimeType === undefined) return undefined;
  return { id: '', kind: 'image', label: mimeType, mimeType, text: url.slice(comma + 1) };
}

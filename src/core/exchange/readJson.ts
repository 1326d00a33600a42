import * as v from 'valibot';
import type { Turn } from '../conversation/turn';
import { assistantTurnSchema, userTurnSchema } from '../journal/decodeTurn';
import { bareTurn } from './bareTurn';
import { formatName, formatVersion } from './chatFormat';
import type { ForeignChat, ForeignTurn } from './foreignChat';
import { refused } from './importProblem';
import type { Result } from './importProblem';

const versioned = v.looseObject({
  format: v.literal(formatName),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

const chatSchema = v.object({
  createdAt: v.number(),
  title: v.exactOptional(v.string()),
  turns: v.array(v.looseObject({ role: v.string(), shown: v.exactOptional(v.boolean()) })),
});

const attachments = v.array(v.looseObject({}));

/** Reads what `exportJson` writes; undefined for a value that does not say that it is that. */
export function readJson(value: unknown): Result<ForeignChat> | undefined {
  if (!v.is(v.looseObject({ format: v.literal(formatName) }), value)) return undefined;
  const shape = v.safeParse(versioned, value);
  if (!shape.success) return refused('malformed');
  if (shape.output.version > formatVersion) return refused('newerVersion');
  const chat = v.safeParse(chatSchema, value);
  if (!chat.success) return refused('malformed');
  const turns: ForeignTurn[] = [];
  for (const [index, { shown, ...rest }] of chat.output.turns.entries()) {
    const turn = readTurn(rest);
    if (!turn) return refused('malformed', index);
    turns.push({ turn, shown: shown ?? false });
  }
  const { createdAt, title } = chat.output;
  return {
    ok: true,
    value: { createdAt, ...(title !== undefined && { title }), turns, leftOut: 0 },
  };
}

function readTurn(value: Readonly<Record<string, unknown>>): Turn | undefined {
  const parsed =
    value['role'] === 'user'
      ? v.safeParse(userTurnSchema, { ...value, attachments: withIds(value['attachments']) })
      : v.safeParse(assistantTurnSchema, value);
  return parsed.success ? bareTurn(parsed.output) : undefined;
}

/** They get their own when the chat is planted. */
function withIds(value: unknown): unknown {
  return v.is(attachments, value) ? value.map((each) => ({ ...each, id: '' })) : value;
}

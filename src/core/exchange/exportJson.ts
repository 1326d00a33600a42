import type { Conversation } from '../conversation/conversation';
import type { Turn, TurnId } from '../conversation/turn';
import { bareTurn } from './bareTurn';
import { formatName, formatVersion } from './chatFormat';
import { isChosen, turnOrder } from './turnOrder';

/**
 * The conversation with all of its branches as JSON text: `{ format, version, createdAt, title?,
 * turns }`. Turns are numbered from 1 in the order of the file; `shown` marks the chosen one of
 * several. The draft, and where on this machine anything lies, are not in it.
 */
export function exportJson(conversation: Conversation): string {
  const { createdAt, title } = conversation;
  const ids = new Map<TurnId, string>();
  const numbered = (id: TurnId): string => {
    const known = ids.get(id) ?? String(ids.size + 1);
    ids.set(id, known);
    return known;
  };
  const turns = turnOrder(conversation).map((turn) => ({
    ...travelling(turn),
    id: numbered(turn.id),
    parent: turn.parent === null ? null : numbered(turn.parent),
    ...(isChosen(conversation, turn) && { shown: true }),
  }));
  const chat = {
    format: formatName,
    version: formatVersion,
    createdAt,
    ...(title.value !== undefined && { title: title.value }),
    turns,
  };
  return `${JSON.stringify(chat, null, 2)}\n`;
}

function travelling(turn: Turn): object {
  const bare = bareTurn(turn);
  if (bare.role === 'assistant') return bare;
  return { ...bare, attachments: bare.attachments.map(({ id: _id, ...rest }) => rest) };
}

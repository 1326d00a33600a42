import { turnById } from '../conversation/branch';
import { emptyConversation, reduceAll } from '../conversation/conversation';
import type { OwnRecord } from './condense';
import type { Stored } from './migrations';
import { Pending, isPiece } from './pending';
import { encodeRecord } from './record';

/**
 * One record that holds a reply whole, made from its beginning, its pieces and its end. Where its
 * beginning or a piece in between is missing (a damaged segment), the pieces keep their places.
 */
export function condenseReply(group: readonly OwnRecord[]): readonly Stored[] {
  const begin = group.find(({ event }) => event.type === 'replyStarted');
  const merged = reduceAll(
    emptyConversation(''),
    group.map(({ event }) => event),
  );
  const [turn] = [...merged.turns.keys()].map((id) => turnById(merged, id));
  const raw = begin && rawTurn(begin);
  if (!raw || turn?.role !== 'assistant' || merged.lost.size > 0) return joined(group);
  const { outcome, text, reasoning } = turn;
  const last = group.findLast(({ event }) => 'turn' in event && outcomeOf(event.turn) === outcome);
  return [withTurn(begin, { ...raw, ...(last && rawTurn(last)), text, reasoning })];
}

function outcomeOf(turn: object): unknown {
  return 'outcome' in turn ? turn.outcome : undefined;
}

function joined(group: readonly OwnRecord[]): readonly Stored[] {
  const pieces = group.map(({ event }) => event).filter(isPiece);
  const others = group.filter(({ event }) => !isPiece(event));
  const joinedPieces = new Pending(pieces).events;
  const ordered = [...others].sort((a, b) => endsLast(a) - endsLast(b));
  const at = ordered.findIndex((record) => endsLast(record) === 1);
  const stored = ordered.map((record) => record.stored);
  return stored.toSpliced(
    at < 0 ? stored.length : at,
    0,
    ...joinedPieces.map((event) => encodeRecord(event).stored),
  );
}

function endsLast({ event }: OwnRecord): number {
  return event.type === 'replyEnded' ? 1 : 0;
}

function rawTurn({ stored }: OwnRecord): Stored | undefined {
  const event = stored['event'];
  if (typeof event !== 'object' || event === null || !('turn' in event)) return undefined;
  return typeof event.turn === 'object' ? (event.turn as Stored) : undefined;
}

function withTurn({ stored }: OwnRecord, turn: Stored): Stored {
  const event = stored['event'];
  return typeof event === 'object' ? { ...stored, event: { ...event, turn } } : stored;
}

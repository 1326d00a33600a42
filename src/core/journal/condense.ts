import { isLater } from '../conversation/event';
import type { ConversationEvent } from '../conversation/event';
import { condenseReply } from './condenseReply';
import type { Stored } from './migrations';
import type { JournalRecord } from './record';

/** A record that this version wrote or could have written. */
export interface OwnRecord extends JournalRecord {
  readonly event: ConversationEvent;
}

/**
 * The same in fewer records, given in the order of their writing: a reply becomes one, of decisions
 * about the same thing the last stays. Stored objects are kept as they are, with members that only
 * a newer version knows; records of a newer version stay to the letter.
 */
export function condense(records: readonly JournalRecord[]): readonly Stored[] {
  const groups = new Map<string, OwnRecord[]>();
  const kept: Stored[] = [];
  for (const record of records) {
    if (!isOwn(record)) {
      kept.push(record.stored);
      continue;
    }
    const subject = subjectOf(record.event);
    const group = groups.get(subject);
    if (group) group.push(record);
    else groups.set(subject, [record]);
  }
  return [...[...groups.values()].flatMap(condenseGroup), ...kept];
}

function isOwn(record: JournalRecord): record is OwnRecord {
  return record.ours && record.event !== undefined;
}

/** Events with the same subject repeat, complete or overrule each other. */
function subjectOf(event: ConversationEvent): string {
  switch (event.type) {
    case 'asked':
      return `asked ${event.turn.id}`;
    case 'replyStarted':
    case 'replyEnded':
      return `reply ${event.turn.id}`;
    case 'delta':
    case 'reasoningDelta':
      return `reply ${event.id}`;
    case 'chosen':
      return `chosen ${event.parent ?? ''}`;
    case 'created':
    case 'titled':
    case 'pinned':
    case 'deleted':
      return event.type;
    case 'draft':
    case 'typed':
    case 'queued':
      return `${event.type} ${event.stamp.writer}`;
  }
}

function condenseGroup(group: readonly OwnRecord[]): readonly Stored[] {
  const [first] = group;
  if (!first || group.length === 1) return group.map((record) => record.stored);
  if (subjectOf(first.event).startsWith('reply ')) return condenseReply(group);
  return [group.reduce(standing).stored];
}

/** Which of two records about the same thing stands. */
function standing(a: OwnRecord, b: OwnRecord): OwnRecord {
  if (a.event.type === 'created' && b.event.type === 'created') {
    return b.event.at < a.event.at ? b : a;
  }
  const overruled = 'stamp' in a.event && 'stamp' in b.event;
  return overruled && isLater(b.event.stamp, a.event.stamp) ? b : a;
}

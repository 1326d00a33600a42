import type { Era } from './era';
import type { ValidationIssue } from './errorBodies';
import { wrongType } from './fieldRules';

type Path = readonly (string | number)[];
type Message = Readonly<Record<string, unknown>>;

const allRoles = ['system', 'user', 'assistant', 'tool', 'function', 'developer'];

const roles: Record<Era, readonly string[]> = {
  origin: allRoles,
  A: ['user', 'assistant'],
  B: allRoles,
  C: allRoles,
  today: allRoles,
};

/** Keys era B allows in a message; it rejects all others. */
const messageKeys = new Set([
  'role',
  'content',
  'name',
  'tool_calls',
  'tool_call_id',
  'function_call',
  'refusal',
  'audio',
]);

const partTypes: Record<Era, readonly string[]> = {
  origin: ['text', 'image', 'image_url', 'file', 'tool_use', 'tool_result'],
  A: ['text', 'image', 'tool_use', 'tool_result'],
  B: ['text', 'image', 'image_url', 'input_audio', 'file', 'refusal'],
  C: ['text', 'image_url', 'input_audio', 'video_url', 'file', 'refusal'],
  today: ['text', 'image_url', 'input_audio', 'video_url', 'file', 'refusal'],
};

/** What is wrong with the list of messages. `strict` also wants the turns to alternate. */
export function messageIssues(messages: unknown, era: Era, strict: boolean): ValidationIssue[] {
  if (!Array.isArray(messages)) return [{ ...wrongType('array', messages), path: ['messages'] }];
  if (messages.length === 0) {
    const message = 'Array must contain at least 1 element(s)';
    return [{ code: 'too_small', path: ['messages'], message }];
  }
  const issues = messages.flatMap((message: unknown, index) =>
    oneMessage(message, ['messages', index], era),
  );
  return strict && issues.length === 0 ? turnIssues(messages as Message[]) : issues;
}

function oneMessage(message: unknown, path: Path, era: Era): ValidationIssue[] {
  if (typeof message !== 'object' || message === null) {
    return [{ ...wrongType('object', message), path }];
  }
  const fields = message as Message;
  return [
    ...roleIssues(fields['role'], [...path, 'role'], era),
    ...contentIssues(fields, [...path, 'content'], era),
    ...(era === 'B' ? keyIssues(fields, path) : []),
  ];
}

function roleIssues(role: unknown, path: Path, era: Era): ValidationIssue[] {
  if (typeof role === 'string' && roles[era].includes(role)) return [];
  const expected = roles[era].map((word) => `'${word}'`).join(' | ');
  const received = String(role);
  const message = `Invalid enum value. Expected ${expected}, received '${received}'`;
  return [{ code: 'invalid_enum_value', path, expected, received, message }];
}

function contentIssues(message: Message, path: Path, era: Era): ValidationIssue[] {
  const { role, content } = message as { role?: unknown; content?: unknown };
  const assistant = role === 'assistant';
  if (content === undefined && assistant && era !== 'A') return [];
  if (content === null && assistant && (era === 'C' || era === 'today')) return [];
  if (Array.isArray(content)) return partIssues(content, path, era);
  if (typeof content !== 'string') return [{ ...wrongType('string', content), path }];
  if (content !== '' || role === 'tool' || (assistant && 'tool_calls' in message)) return [];
  return [{ code: 'too_small', path, message: 'text content must not be empty' }];
}

function partIssues(parts: readonly unknown[], path: Path, era: Era): ValidationIssue[] {
  if (parts.length === 0) {
    return [{ code: 'too_small', path, message: 'Array must contain at least 1 element(s)' }];
  }
  return parts.flatMap((part, index) => {
    const type = typeof part === 'object' && part !== null && 'type' in part ? part.type : '';
    if (typeof type === 'string' && partTypes[era].includes(type)) return [];
    const expected = partTypes[era].map((word) => `'${word}'`).join(' | ');
    const message = `Invalid discriminator value. Expected ${expected}`;
    return [{ code: 'invalid_union_discriminator', path: [...path, index, 'type'], message }];
  });
}

function keyIssues(message: Message, path: Path): ValidationIssue[] {
  return Object.keys(message)
    .filter((key) => !messageKeys.has(key))
    .map((key) => ({
      code: 'unrecognized_keys',
      path,
      message: `Unrecognized key(s) in object: '${key}'`,
    }));
}

/** Anthropic's rules: the first turn is the user's, turns alternate, no white space at the end. */
function turnIssues(messages: readonly Message[]): ValidationIssue[] {
  const issue = (index: number, message: string): ValidationIssue => ({
    code: 'custom',
    path: ['messages', index],
    message,
  });
  const turns = messages
    .map((message, index) => ({ index, role: message['role'], content: message['content'] }))
    .filter(({ role }) => role === 'user' || role === 'assistant');
  const issues = turns.flatMap(({ role, index }, turn) => {
    if (turn === 0) return role === 'user' ? [] : [issue(index, 'first turn must be the user’s')];
    return role === turns[turn - 1]?.role ? [issue(index, 'roles must alternate')] : [];
  });
  const last = turns.at(-1);
  if (last?.role !== 'assistant' || typeof last.content !== 'string') return issues;
  if (last.content === last.content.trimEnd()) return issues;
  return [...issues, issue(last.index, 'final assistant content must not end with white space')];
}

import * as v from 'valibot';
import { parseJson } from '../endpoint/json';
import { longestMessage, severityOf } from './finding';
import type { Finding } from './finding';

const line = v.pipe(v.number(), v.integer(), v.minValue(1));
const text = v.pipe(v.string(), v.trim(), v.minLength(1));

const item = v.object({
  severity: v.optional(v.string()),
  file: v.optional(text),
  line: v.optional(line),
  startLine: v.optional(line),
  endLine: v.optional(line),
  code: v.optional(text),
  quote: v.optional(text),
  message: v.optional(text),
  description: v.optional(text),
});

type Item = v.InferOutput<typeof item>;

/** Findings of an answer that is JSON, by itself or in its first fence; none for any other. */
export function jsonFindings(answer: string): readonly Finding[] {
  const fenced = /^[ \t]*```(?:json)?[ \t]*\r?\n([\s\S]*?)^[ \t]*```/m.exec(answer)?.[1];
  const whole = listOf(parseJson(fenced ?? answer));
  return whole.flatMap((each) => {
    const result = v.safeParse(item, each);
    return result.success ? (findingOf(result.output) ?? []) : [];
  });
}

/** A list, or the first list that an object holds. */
function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return [];
  const list: unknown = Object.values(value).find((each) => Array.isArray(each));
  return Array.isArray(list) ? list : [];
}

function findingOf(each: Item): Finding | undefined {
  const firstLine = each.line ?? each.startLine;
  const message = each.message ?? each.description;
  if (firstLine === undefined || message === undefined) return undefined;
  const quote = each.quote ?? each.code;
  return {
    severity: severityOf(each.severity ?? '') ?? 'warning',
    ...(each.file !== undefined && { file: each.file }),
    firstLine,
    lastLine: Math.max(firstLine, each.endLine ?? firstLine),
    ...(quote !== undefined && { quote }),
    message: message.slice(0, longestMessage),
  };
}

import type { Era } from './era';
import type { ValidationIssue } from './errorBodies';
import { fieldRules, knownFields } from './fieldRules';
import { messageIssues } from './messageRules';

/** What is wrong with the body of a completion request in this era; empty if nothing is. */
export function validate(
  body: Readonly<Record<string, unknown>>,
  era: Era,
  strict: boolean,
): ValidationIssue[] {
  const issues: ValidationIssue[] = [];
  for (const [name, rule] of Object.entries(fieldRules(era))) {
    const value = body[name];
    if (value === undefined && name !== 'model') continue;
    const problem = rule(value);
    if (problem) issues.push({ ...problem, path: [name, ...(problem.path ?? [])] });
  }
  issues.push(...messageIssues(body['messages'], era, strict));
  if (strict) issues.push(...unknownFields(body, era));
  return issues;
}

function unknownFields(body: Readonly<Record<string, unknown>>, era: Era): ValidationIssue[] {
  const known = knownFields(era);
  return Object.keys(body)
    .filter((name) => !known.has(name))
    .map((name) => ({
      code: 'unrecognized_keys',
      path: [name],
      message: `Unrecognized key in object: '${name}'`,
    }));
}

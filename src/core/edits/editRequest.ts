import type { Attachment } from '../context/attachment';

/**
 * The wish for changed code, as it is said to a model: the instruction, then how to answer. Part of
 * the protocol with models, not of the UI. The fence asked for is longer than any in the code.
 */
export function editRequest(instruction: string, target: Attachment | undefined): string {
  let longest = 2;
  for (const run of target?.text.matchAll(/`+/g) ?? []) longest = Math.max(longest, run[0].length);
  const fence = '`'.repeat(longest + 1);
  const what = target ? `the excerpt from ${target.label}` : 'the excerpt';
  return [
    instruction,
    `Answer with one fenced code block that replaces ${what} above as a whole: all of its lines, ` +
      'changed and unchanged, with their indentation, nothing left out and nothing added around ' +
      `them. Fence it with ${fence}. Write nothing outside of the block.`,
  ].join('\n\n');
}

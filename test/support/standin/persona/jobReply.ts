import { firstFence, withoutFences, type FencedCode } from '../lastMessage';
import { commitMessage, edited, findings, withTest } from './codeReply';
import { withNotice } from './notice';

type Reply = (said: string, fence: FencedCode) => string;

/**
 * Answers whose form the question prescribes, because the extension reads them: they go into a
 * file, a commit box or the list of problems. Only a review has room for the notice; in the others
 * the text itself says where it is from.
 */
const jobs: readonly (readonly [RegExp, Reply])[] = [
  [/^Answer with one fenced code block that replaces/m, changed],
  [/^Write each finding as one list item/m, (said, fence) => withNotice(findings(said, fence))],
  [/^Write a commit message .*Answer with the message alone/m, commitMessage],
];

/** The answer in the prescribed form; undefined where the message prescribes none. */
export function jobReply(message: string): string | undefined {
  const fence = firstFence(message);
  if (!fence) return undefined;
  const said = withoutFences(message);
  const job = jobs.find(([pattern]) => pattern.test(said));
  return job?.[1](said, fence);
}

/** The lines that were sent, changed; the first block is what the answer replaces. */
function changed(said: string, fence: FencedCode): string {
  const isTest = /^(?:Write the new test file|Add tests to) /m.test(said);
  return isTest ? withTest(said, fence) : edited(said, fence);
}

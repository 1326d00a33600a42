import { codeBlocks } from './codeBlocks';
import { namedFile } from './namedFile';

/** The file that a reply says one of its blocks of code is for, if it names any. */
export function fileOfBlock(reply: string, code: string, info: string): string | undefined {
  const { blocks } = codeBlocks(reply);
  const block = blocks.find((each) => each.info === info && each.code.trim() === code.trim());
  return namedFile({ info, code, above: block?.above ?? '' });
}

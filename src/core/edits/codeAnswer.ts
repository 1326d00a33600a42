import { fenceOf } from '../markdown/marker';
import { codeBlocks } from './codeBlocks';

/** What a model answered where code was asked for. */
export type CodeAnswer =
  | {
      readonly kind: 'code';
      /** Exactly what stands in the fence, lines ending in `\n`, without a last line end. */
      readonly code: string;
      /** The fence is closed: no more code will come. */
      readonly closed: boolean;
      /** What was said around the code; it belongs in no file. */
      readonly prose: string;
    }
  | { readonly kind: 'prose'; readonly prose: string }
  /** Several blocks: which one was meant is not known. */
  | { readonly kind: 'several'; readonly count: number; readonly prose: string };

/**
 * Takes the code out of an answer, finished or still arriving. Only what stands in a fence is code;
 * an answer without any is code where it is mostly lines of the `original`, and else words.
 */
export function codeAnswer(text: string, original: string): CodeAnswer {
  const { blocks, prose } = codeBlocks(text);
  const meant = blocks.filter(({ code }) => code.trim() !== '');
  const [first, ...others] = meant.length > 0 ? meant : blocks;
  if (!first) return bare(text, original);
  if (others.length > 0) return { kind: 'several', count: others.length + 1, prose };
  return { kind: 'code', code: first.code, closed: first.closed, prose };
}

function bare(text: string, original: string): CodeAnswer {
  const known = new Set(original.split(/\r\n?|\n/).map((line) => line.trim()));
  const lines = text.split(/\r\n?|\n/);
  const written = lines.map((line) => line.trim()).filter((line) => line !== '');
  const shared = written.filter((line) => known.has(line)).length;
  if (shared === 0 || shared * 2 < written.length || lines.some(isFence)) {
    return { kind: 'prose', prose: text.trim() };
  }
  const code = text.replace(/\r\n?/g, '\n').replace(/^\n+|\s+$/g, '');
  return { kind: 'code', code, closed: true, prose: '' };
}

function isFence(line: string): boolean {
  return fenceOf(line.trim()) !== undefined;
}

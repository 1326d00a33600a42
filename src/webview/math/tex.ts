import temml from 'temml';
import { mathElementOf, type MathElement } from './mathElement';

/** UTF-16 units of a formula that is drawn; longer ones are shown as they were written. */
export const longestFormula = 4_000;

/** What a formula may cost: times a macro is replaced, and sizes (in em and pt). */
const bounds = { maxExpand: 200, maxSize: [6, 72] as [number, number] };

/**
 * Reads TeX as MathML, without a document; undefined for what is no TeX that Temml knows, and for what
 * is too large. Definitions are not taken, because a short one can stand for a very long formula.
 */
export function readTex(text: string, display: boolean): MathElement | undefined {
  if (text.length > longestFormula || /\\(?:[egx]?def|newcommand|renewcommand|let)\b/.test(text)) {
    return undefined;
  }
  try {
    const tree: unknown = temml.__renderToMathMLTree(text, {
      ...{ displayMode: display, throwOnError: true, trust: false, strict: false },
      ...{ wrap: display ? 'none' : 'tex', ...bounds },
    });
    return mathElementOf(tree);
  } catch {
    // Not TeX, or nested so deep that it cannot be read.
    return undefined;
  }
}

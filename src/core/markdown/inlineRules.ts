import type MarkdownIt from 'markdown-it';
import { Definitions } from './definitions';
import { mathSpanAt } from './mathSpan';

type Tokenizer = InstanceType<typeof MarkdownIt>;
type State = Parameters<Tokenizer['inline']['tokenize']>[0];

/** Reads `$…$`, `$$…$$`, `\(…\)` and `\[…\]` within a line. */
export function mathRule(state: State, silent: boolean): boolean {
  const span = mathSpanAt(state.src, state.pos, state.posMax);
  if (span === undefined || span === 'open') return false;
  if (!silent) {
    const token = state.push('math', '', 0);
    token.content = state.src
      .slice(state.pos + span.open.length, span.end - span.open.length)
      .trim();
    token.markup = span.open;
  }
  state.pos = span.end;
  return true;
}

/** Reads `[^label]` where that footnote exists. */
export function footnoteRule(state: State, silent: boolean): boolean {
  if (!state.src.startsWith('[^', state.pos)) return false;
  const label = /^[^\s[\]\\^]+(?=\])/.exec(state.src.slice(state.pos + 2, state.pos + 203))?.[0];
  if (label === undefined) return false;
  const definitions: unknown = state.env['definitions'];
  if (!(definitions instanceof Definitions) || !definitions.hasFootnote(label)) return false;
  if (!silent) {
    const token = state.push('footnote', '', 0);
    token.content = label;
    token.info = String(definitions.mention(label));
  }
  state.pos += label.length + 3;
  return true;
}

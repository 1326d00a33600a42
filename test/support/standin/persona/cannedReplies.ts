import { withNotice } from './notice';
import { code, codeReplies, diff } from './replies/code';
import { longReply } from './replies/long';
import { hostile, inline, languages, markdown, math, mermaid } from './replies/special';
import { headings, lists, quotes, tables, tasks } from './replies/structure';
import { short, tour } from './replies/tour';

/** Length of the long reply in UTF-16 units, about: within 4096 of the stand-in's tokens. */
const longLength = 40_000;

const bodies = {
  short,
  tour,
  headings,
  lists,
  tasks,
  quotes,
  tables,
  code,
  ...codeReplies,
  diff,
  inline,
  math,
  mermaid,
  markdown,
  languages,
  hostile,
  long: longReply(longLength),
};

export type CannedName = keyof typeof bodies;

/** Whole replies by name, with the notice that they come from a stand-in. */
export const cannedReplies: Readonly<Record<string, string>> & Record<CannedName, string> =
  Object.fromEntries(
    Object.entries(bodies).map(([name, body]) => [name, withNotice(body)]),
  ) as Record<CannedName, string>;

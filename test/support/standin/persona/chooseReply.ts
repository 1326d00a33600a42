import { firstFence, withoutFences } from '../lastMessage';
import { cannedReplies, type CannedName } from './cannedReplies';
import { aboutCode } from './codeReply';
import { jobReply } from './jobReply';
import { withNotice } from './notice';

/** Words that call for a canned reply, tried in this order. */
const keywords: readonly (readonly [RegExp, CannedName])[] = [
  [/\blong\b/, 'long'],
  [/\bheadings?\b/, 'headings'],
  [/\b(task|to-?do|check) ?lists?\b|\btasks\b/, 'tasks'],
  [/\btables?\b/, 'tables'],
  [/\blists?\b/, 'lists'],
  [/\bquotes?\b/, 'quotes'],
  [/\binline\b/, 'inline'],
  [/\bmaths?\b|\bformulas?\b|\blatex\b|\bequations?\b/, 'math'],
  [/\bmermaid\b|\bdiagram\b/, 'mermaid'],
  [/\bmarkdown\b|\breadme\b/, 'markdown'],
  [
    /\bchinese\b|\bjapanese\b|\bkorean\b|\barabic\b|\bemoji\b|\bcjk\b|[\u3040-\u9fff\uac00-\ud7af]/,
    'languages',
  ],
  [/\bhostile\b/, 'hostile'],
  [/\bpatch\b|\bdiff\b/, 'diff'],
  [/\btypescript\b|\bjavascript\b/, 'typescript'],
  [/\bpython\b/, 'python'],
  [/\brust\b/, 'rust'],
  [/\bsql\b/, 'sql'],
  [/\b(shell|bash)\b/, 'shell'],
  [/\bjson\b/, 'json'],
  [/\bcode\b/, 'code'],
  [/\btour\b|\bdemo\b|\beverything\b/, 'tour'],
];

/** Messages up to this many characters that match nothing get the short reply. */
const shortMessage = 60;

/** The persona's reply to a message: in the form that it prescribes, about the code in it, by a word in it, or by its length. */
export function chooseReply(message: string): string {
  const job = jobReply(message);
  if (job !== undefined) return job;
  const said = withoutFences(message);
  const fence = firstFence(message);
  if (fence && fence.code.trim() !== '') return withNotice(aboutCode(said, fence));
  const words = said.toLowerCase();
  const match = keywords.find(([pattern]) => pattern.test(words));
  if (match) return cannedReplies[match[1]];
  return said.trim().length <= shortMessage ? cannedReplies.short : cannedReplies.tour;
}

import { fenced } from '../fenced';
import { codeReplies } from './code';

const subjects = [
  'the parser',
  'the cache',
  'the queue',
  'the writer',
  'the index',
  'the reader',
  'the scheduler',
];
const verbs = ['keeps', 'drops', 'merges', 'checks', 'splits', 'counts', 'orders'];
const objects = [
  'lines that arrive late',
  'entries nobody reads',
  'the rest of a message',
  'what the disk returned',
  'two neighbours of one kind',
];

function pick<T>(all: readonly T[], index: number): T {
  const found = all[index % all.length];
  if (found === undefined) throw new RangeError('Nothing to pick from');
  return found;
}

function sentence(n: number): string {
  const subject = pick(subjects, n * 3 + 1);
  const text = `${subject} ${pick(verbs, n * 5 + 2)} ${pick(objects, n * 7 + 3)}`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}, and says so in line ${n * 13 + 1}. `;
}

function paragraph(n: number): string {
  const sentences = Array.from({ length: 5 + (n % 3) }, (_, i) => sentence(n + i));
  return `${sentences.join('').trim()}\n`;
}

function list(n: number): string {
  return Array.from(
    { length: 6 },
    (_, i) => `${i % 3 === 2 ? '  ' : ''}- **${pick(subjects, n + i)}**: ${sentence(n + i)}\n`,
  ).join('');
}

function table(n: number): string {
  const rows = Array.from(
    { length: 5 },
    (_, i) =>
      `| ${n}.${i} | \`${pick(verbs, i)}\` | ${pick(objects, n + i)} | ${(n * 17 + i) % 100} % |\n`,
  );
  return `| No. | Call | On | Share |\n|---|---|---|---:|\n${rows.join('')}`;
}

const blocks: readonly ((n: number) => string)[] = [
  paragraph,
  list,
  (n) => pick(Object.values(codeReplies), n),
  table,
  (n) => fenced('ts', `export const part${n} = ${n};\nexport const next${n} = part${n} + 1;`),
];

/** A reply of at least so many UTF-16 units: sections of paragraphs, lists, tables and code. */
export function longReply(length: number): string {
  let text = `This reply is long on purpose: about ${Math.round(length / 1000)} kB.\n`;
  for (let n = 1; text.length < length; n += 1) {
    const block = pick(blocks, n)(n);
    text += `\n## Part ${n}\n\n${paragraph(n)}\n${block}`;
  }
  return text;
}

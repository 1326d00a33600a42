/** The forms of reply that are measured: each is a single leaf or block that grows, but for `mixed`. */
export const replyForms = ['mixed', 'list', 'table', 'code', 'paragraph'] as const;
export type ReplyForm = (typeof replyForms)[number];

const sentence =
  'Some **bold** words, a `name`, and [a link](https://a.example/b "c") in snake_case. ';

const units: Readonly<Record<ReplyForm, (index: number) => string>> = {
  mixed: (index) =>
    `## Part ${index}\n\n${sentence.repeat(4)}\n\n- one *item*\n- another\n  - nested\n\n` +
    `\`\`\`ts\nexport const value${index} = compute(${index}, 'text');\nreturn value${index}; // done\n\`\`\`\n\n` +
    `> quoted ${sentence}\n\n| a | b |\n|---|---|\n| 1 | ${index} |\n| \`x\` | **y** |\n\n`,
  list: (index) => `${index + 1}. ${sentence}\n`,
  table: (index) => `| ${index} | **bold** words | \`code\` and more |\n`,
  code: (index) => `  const value${index} = compute(${index}, 'text'); // a remark\n`,
  paragraph: () => sentence,
};

const heads: Readonly<Record<ReplyForm, string>> = {
  mixed: '',
  list: '',
  table: '| a | b | c |\n|---|---|---|\n',
  code: '```ts\n',
  paragraph: '',
};

/** A reply of so many characters that ends with the word `last`, in a paragraph of its own. */
export function replyText(form: ReplyForm, length: number, last: string): string {
  const tail = `${form === 'code' ? '\n```' : ''}\n\n${last}`;
  const unit = units[form];
  let text = heads[form];
  for (let index = 0; text.length < length - tail.length; index++) text += unit(index);
  return text.slice(0, length - tail.length) + tail;
}

/** Cuts a text into pieces of so many characters. */
export function pieces(text: string, size: number): readonly string[] {
  const count = Math.ceil(text.length / size);
  return Array.from({ length: count }, (_, at) => text.slice(at * size, (at + 1) * size));
}

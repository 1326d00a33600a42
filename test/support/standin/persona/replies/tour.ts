/** What the persona says when nothing else fits. */
export const short = `
Hello. Nothing here thinks, but I can show what a chat page has to cope with. Try a word such as
*lists*, *table*, *code*, *math* or *long*, or send \`/standin help\`.
`;

/** A reply with a little of everything. */
export const tour = `
You asked something a stand-in cannot answer. Here is a tour of what it can show instead.

### Ask for a word

| Word | What comes |
|---|---|
| headings, lists, tasks, quote, table | the building blocks of a reply |
| code, TypeScript, Python, Rust, SQL, shell, JSON | code to copy, insert or apply |
| inline, math, mermaid, Markdown | things that are easy to get wrong |
| Chinese, emoji | wide and joined characters |
| long | about 40 kB in one reply |

### Or make trouble

1. \`/standin error 429 retry-after=5 times=2\` is refused twice, then answered.
2. \`/standin stall\` stops in the middle and says nothing more.
3. \`/standin cut\` ends in the middle, without a finish.
4. \`/standin help\` names all the others.

Select some code and run **Explain Selection**: then I walk through the lines that were sent.

\`\`\`ts
const answer: string = 'not from a model';
\`\`\`
`;

/** An answer of a usual length, with the things that answers have. */
const answer = (index: number): string =>
  `Part ${index} of the answer says **what** it does, in \`words\` that a [reader](https://a.example/) knows.\n\n` +
  `- It begins with a list of things,\n- goes on with another,\n- and ends with a third.\n\n` +
  `\`\`\`ts\nexport function part${index}(input: string): number {\n  return input.length + ${index};\n}\n\`\`\`\n\n` +
  `The rest of it is plain text, as most of what people read is: a few lines long, without anything to look at.`;

/** Questions and answers by turns, always the same ones. */
export function chatMessages(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) =>
    index % 2 === 0 ? `What does part ${index} do, and why is it there?` : answer(index),
  );
}

/** A fenced block. The fence is longer than any run of backticks in the code. */
export function fenced(language: string, code: string): string {
  const runs = code.match(/`{3,}/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return `${fence}${language}\n${code.replace(/\n$/, '')}\n${fence}\n`;
}

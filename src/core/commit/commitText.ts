/**
 * The commit message in an answer that may still grow: without the fence, quotes or heading that
 * models put around it.
 */
export function commitText(answer: string): string {
  const fenced = /^[^\n]{0,80}\n?\s*```[^\n`]*\n([\s\S]*?)(?:\n?```[\s\S]*)?$/.exec(
    answer.trimStart(),
  );
  const text = (fenced?.[1] ?? answer)
    .trim()
    .replace(/^(?:\*\*)?commit message:?(?:\*\*)?:?\s*/i, '');
  return /^(["'])([^"']*)\1$/.exec(text)?.[2] ?? text;
}

import { fenced } from '../fenced';

const typescript = `/** Calls \`work\` again until it succeeds, waiting longer each time. */
export async function retry<T>(work: () => Promise<T>, tries = 3, delay = 100): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= tries) throw error;
      await new Promise((resolve) => setTimeout(resolve, delay * 2 ** (attempt - 1)));
    }
  }
}
`;

const python = `from collections import Counter
from pathlib import Path


def most_common_words(path: Path, count: int = 10) -> list[tuple[str, int]]:
    """The words that occur most often, the most frequent first."""
    words = path.read_text(encoding="utf-8").lower().split()
    return Counter(word.strip(".,;:!?") for word in words).most_common(count)


if __name__ == "__main__":
    for word, times in most_common_words(Path("README.md")):
        print(f"{times:5d}  {word}")
`;

const rust = `use std::collections::HashMap;

/// Groups words by their first letter.
pub fn by_initial<'a>(words: &[&'a str]) -> HashMap<char, Vec<&'a str>> {
    let mut groups: HashMap<char, Vec<&str>> = HashMap::new();
    for word in words {
        if let Some(initial) = word.chars().next() {
            groups.entry(initial).or_default().push(word);
        }
    }
    groups
}
`;

const sql = `-- Customers who spent more this month than in the one before
WITH monthly AS (
  SELECT customer_id,
         date_trunc('month', placed_at) AS month,
         sum(amount) AS spent
  FROM orders
  GROUP BY 1, 2
)
SELECT c.name, now.spent, before.spent AS spent_before
FROM monthly AS now
JOIN monthly AS before
  ON before.customer_id = now.customer_id
 AND before.month = now.month - INTERVAL '1 month'
JOIN customers AS c ON c.id = now.customer_id
WHERE now.spent > before.spent
ORDER BY now.spent DESC;
`;

const shell = `#!/usr/bin/env bash
set -euo pipefail

# Says which files of the last ten commits changed most often.
git log -10 --name-only --pretty=format: |
  grep -v '^$' |
  sort | uniq -c | sort -rn |
  while read -r times file; do
    printf '%3d  %s\\n' "$times" "$file"
  done
`;

const json = `{
  "name": "example",
  "version": "1.0.0",
  "private": true,
  "scripts": { "test": "mocha" },
  "list": [1, 2.5, -3e10, null, "text with \\"quotes\\" and \\u00e9"]
}
`;

/** One reply per language, by the name of the language. */
export const codeReplies = {
  typescript: `A function that tries again, in TypeScript:\n\n${fenced('typescript', typescript)}`,
  python: `Counting words, in Python:\n\n${fenced('python', python)}`,
  rust: `Grouping words, in Rust:\n\n${fenced('rust', rust)}`,
  sql: `Comparing months, in SQL:\n\n${fenced('sql', sql)}`,
  shell: `Busy files, in a shell script:\n\n${fenced('bash', shell)}`,
  json: `An object, in JSON:\n\n${fenced('json', json)}`,
};

/** All languages, one after the other, and a block without a language. */
export const code = `
${Object.values(codeReplies).join('\n')}
A block without a language:

${fenced('', 'plain text\n    with an indented line\n\tand a tab')}
And a line that is far too long for a side bar:

${fenced('ts', `const longLine = [${Array.from({ length: 40 }, (_, i) => `'item ${i}'`).join(', ')}];`)}`;

/** A patch. */
export const diff = `
The change, as a patch:

${fenced(
  'diff',
  `--- a/src/retry.ts
+++ b/src/retry.ts
@@ -4,3 +4,3 @@
   for (let attempt = 1; ; attempt += 1) {
-    if (attempt > tries) throw new Error('failed');
+    if (attempt > tries) throw lastError;
     try {
`,
)}`;

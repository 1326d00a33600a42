/** Words by which people mark a value that stands for another. */
const words =
  /example|sample|placeholder|dummy|fake|change[-_]?(?:me|this)|replace|insert|your[-_ ]?|\.{3}|…|x{4,}|\*{3,}|0{8,}|#{4,}|redact|masked|hidden|todo|none$|null$|undefined|not[-_]?a[-_]?real|lorem|foobar/i;

/** A value that the program puts in, or that another tool does: `${…}`, `{{…}}`, `%s`, `$NAME`. */
const filledIn = /^\$[\w{(]|\$\{|\{\{|^%[\w(-]|^<|^\[|^\{|#\{|@\{/;

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';
const rows = `${alphabet} 1234567890 qwertyuiop 9876543210 zyxwvutsrqponmlkjihgfedcba fedcba9876543210`;

/** Whether a value stands for a secret, rather than being one. Time is linear in its length. */
export function isPlaceholder(value: string): boolean {
  if (words.test(value) || filledIn.test(value)) return true;
  return new Set(value).size < Math.min(5, value.length) || isRow(value);
}

/** Mostly made of rows such as "abcdef…" or "1234567890", which nobody draws by lot. */
function isRow(value: string): boolean {
  const lower = value.toLowerCase();
  let covered = 0;
  for (let at = 0; at + 6 <= lower.length;) {
    if (!rows.includes(lower.slice(at, at + 6))) {
      at++;
      continue;
    }
    let end = at + 6;
    while (end < lower.length && rows.includes(lower.slice(end - 5, end + 1))) end++;
    covered += end - at;
    at = end;
  }
  return covered * 2 > value.length;
}

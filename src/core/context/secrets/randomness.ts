/** Shannon entropy of the characters, bits for each. */
export function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values())
    bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}

/** Words, perhaps joined: "current-password", "userName", "auth.token", "path/to/it". */
export function isWordy(value: string): boolean {
  return (
    /^[^\w]?[A-Za-z]+(?:[-_./: ][A-Za-z]+)*[-_./:]?\d{0,2}$/.test(value.slice(0, 400)) &&
    !isMixed(value)
  );
}

/** Upper and lower case in no order that a name would have: "aGkTqRzLw". */
function isMixed(value: string): boolean {
  if (value.length < 16) return false;
  let changes = 0;
  for (let at = 1; at < value.length; at++) {
    if (isUpper(value[at]) !== isUpper(value[at - 1])) changes++;
  }
  return changes * 3 > value.length;
}

function isUpper(character: string | undefined): boolean {
  return character !== undefined && character >= 'A' && character <= 'Z';
}

/** Drawn by lot, as keys are: long enough, of letters and digits, without a pattern. */
export function isRandom(value: string): boolean {
  if (value.length < 16 || /\s/.test(value)) return false;
  if (!/\d/.test(value) || !/[A-Za-z]/.test(value)) return value.length >= 24 && isMixed(value);
  return entropy(value.slice(0, 200)) >= (/^[\da-f-]+$/i.test(value) ? 2.9 : 3.3);
}

/**
 * Made of words as a program's names are, in any case and however joined, with few digits:
 * "OAuth2TokenCredential", "result.groups?.password".
 */
export function isNameLike(value: string): boolean {
  const pieces = value.slice(0, 200).match(/[A-Z]?[a-z]+|[A-Z]+/g) ?? [];
  const letters = pieces.join('').length;
  const digits = value.replace(/\D/g, '').length;
  return letters >= pieces.length * 3 && digits * 7 < value.length && /^[\w$.?-]+$/.test(value);
}

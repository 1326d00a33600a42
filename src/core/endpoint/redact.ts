const placeholder = '[removed]';

/** A header value this short (`1`, `true`) tells nothing and would blot out ordinary text. */
const shortestSecret = 4;

/** The text without the secrets, in whichever case a server echoes them, and without any bearer. */
export function redact(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of [...secrets].sort((a, b) => b.length - a.length)) {
    if (secret.length < shortestSecret) continue;
    for (const form of new Set([
      secret,
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
    ])) {
      clean = replaceIgnoringCase(clean, form);
    }
  }
  return clean.replace(/\b(bearer\s+)[^\s"',;<>]{4,}/gi, `$1${placeholder}`);
}

function replaceIgnoringCase(text: string, wanted: string): string {
  const pattern = wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(pattern, 'gi'), placeholder);
}

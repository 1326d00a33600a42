/**
 * Words of others (a server, a file, a question) for VS Code's own lists and messages, which take
 * `$(name)` for an icon and `[words](address)` for a link, to a command even. An invisible blank
 * keeps them text; line breaks and what turns the direction of writing are left out.
 */
export function literal(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[$\]](?=\()/g, '$&\u200b');
}

/**
 * Names that can be typed as `/name`: letters and digits of any script, `-`, `_` and `.` within, up
 * to 40 UTF-16 units.
 */
export function isPromptName(name: string): boolean {
  return (
    name.length <= 40 && /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._-]*[\p{L}\p{M}\p{N}])?$/u.test(name)
  );
}

/** The name that a file gives its prompt, such as `tidy-up` for `Tidy up.md`; undefined for none. */
export function nameOfPromptFile(file: string): string | undefined {
  const [, stem] = /^(.+)\.md$/i.exec(file) ?? [];
  const name = stem?.trim().replace(/\s+/g, '-').toLowerCase();
  return name !== undefined && isPromptName(name) ? name : undefined;
}

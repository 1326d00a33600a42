/** Picture formats that models take, by the ending of a file's name. */
const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
};

/** The MIME type of a picture that a model may take, by its name; undefined for anything else. */
export function imageTypeOf(name: string): string | undefined {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase();
  return ending === undefined ? undefined : types[ending];
}

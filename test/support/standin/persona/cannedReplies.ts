/** Canned replies by name. */
export const cannedReplies: Readonly<Record<string, string>> = {
  short: 'I am the stand-in endpoint, **not a model**. What I say was written beforehand.\n',
};

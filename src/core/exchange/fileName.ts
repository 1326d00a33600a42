const longest = 60;

/** Names that Windows keeps for devices, with any ending. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** A title as the name of a file on any system, without its ending; `otherwise` where nothing is left. */
export function fileName(title: string, otherwise: string): string {
  const plain = title.replace(/[\p{Cc}\p{Cf}\p{Cs}\s"*/:<>?\\|]+/gu, ' ').replace(/^[. ]+/, '');
  const short = Array.from(plain)
    .slice(0, longest)
    .join('')
    .replace(/[. ]+$/, '');
  return short === '' || reserved.test(short) ? otherwise : short;
}

/** A formula as plain data: what of MathML the page draws, and nothing else. */
export interface MathElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Placing within tables; nothing that could move a formula over other text. */
  readonly style: Readonly<Record<string, string>>;
  readonly children: readonly (MathElement | string)[];
}

/** Elements of MathML Core that lay out a formula; none of them loads, links or runs anything. */
const tags: ReadonlySet<string> = new Set(
  (
    'math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle mpadded mphantom msub msup ' +
    'msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd merror'
  ).split(' '),
);

/** Attributes by what their values may look like: words, and lengths that cannot leave the line. */
const word = /^[a-z]{1,20}$/;
const length = /^[+-]?\d{0,2}(?:\.\d{1,6})?(?:em|ex|px|pt|cm|mm|%)?$/;
const attributes: Readonly<Record<string, RegExp>> = {
  accent: word,
  accentunder: word,
  display: word,
  displaystyle: word,
  fence: word,
  form: word,
  largeop: word,
  linethickness: length,
  lspace: length,
  rspace: length,
  maxsize: length,
  minsize: length,
  mathvariant: /^[a-z-]{1,30}$/,
  movablelimits: word,
  scriptlevel: /^[+-]?\d$/,
  separator: word,
  stretchy: word,
  symmetric: word,
  width: length,
  height: length,
  depth: length,
  voffset: length,
  columnspan: /^\d{1,2}$/,
  rowspan: /^\d{1,2}$/,
};

const paddings = /^(?:\d?(?:\.\d{1,4})?(?:em|ex|px|pt)? ?){1,4}$/;
const line = /^0\.\d{1,3}em (?:solid|dashed)$/;
const styles: Readonly<Record<string, RegExp>> = {
  textAlign: word,
  padding: paddings,
  paddingTop: paddings,
  paddingRight: paddings,
  paddingBottom: paddings,
  paddingLeft: paddings,
  borderTop: line,
  borderRight: line,
  borderBottom: line,
  borderLeft: line,
};

/** Elements within elements, and elements in all; beyond them a formula is shown as it was written. */
const deepest = 60;
const most = 6_000;

/**
 * The formula that `tree`, made by Temml, stands for; undefined where it is too deep or too large. All
 * that is not layout is left out: links, images, names, classes, colours.
 */
export function mathElementOf(tree: unknown): MathElement | undefined {
  const room = { left: most };
  const [element, ...others] = read(tree, 0, room);
  const fits = room.left > 0 && typeof element === 'object' && others.length === 0;
  return fits ? element : undefined;
}

interface Node {
  readonly type?: unknown;
  readonly text?: unknown;
  readonly attributes?: unknown;
  readonly style?: unknown;
  readonly children?: unknown;
}

/** A node as elements: a group without an element of its own stands for its children. */
function read(
  node: unknown,
  depth: number,
  room: { left: number },
): readonly (MathElement | string)[] {
  room.left -= 1;
  if (depth > deepest) room.left = 0;
  if (room.left <= 0 || typeof node !== 'object' || node === null) return [];
  const { type, text, attributes: given, style, children }: Node = node;
  if (typeof text === 'string') return [text];
  const within = Array.isArray(children)
    ? children.flatMap((child: unknown) => read(child, depth + 1, room))
    : [];
  if (typeof type !== 'string' || !tags.has(type)) return within;
  return [
    {
      tag: type,
      attributes: allowed(given, attributes),
      style: allowed(style, styles),
      children: within,
    },
  ];
}

function allowed(
  given: unknown,
  rules: Readonly<Record<string, RegExp>>,
): Readonly<Record<string, string>> {
  if (typeof given !== 'object' || given === null) return {};
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]: [string, unknown]) => {
      const text = String(value);
      return rules[name]?.test(text) ? [[name, text]] : [];
    }),
  );
}

/** A line of code worth a word. */
export interface Stop {
  /** As the editor counts, from 1. */
  readonly number: number;
  readonly line: string;
  /** A sentence about the line. */
  readonly remark: string;
}

/** At most so many lines are named. */
const most = 10;

/** Kinds of line, tried in this order. `$1` in the remark is the name that was found. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/^\s*(?:#!|\/\/|#|--|\/\*|\*|<!--|""")/, 'a comment, for people only.'],
  [/^\s*(?:import|from|use|using|require|#include)\b/, 'brings in something from elsewhere.'],
  [/\b(?:class|interface|struct|enum|trait|type)\s+(\w+)/, 'declares `$1`.'],
  [/\b(?:function|def|fn|func|fun|sub)\s*\*?\s*(\w+)/, '`$1` begins here.'],
  [
    /\b(?:const|let|var|val)\s+(\w+)\s*=\s*(?:async\s*)?\(/,
    '`$1` is bound to a function or a value in parentheses.',
  ],
  [/^\s*(?:for|while|loop|do|foreach)\b/, 'a loop: what follows may run many times.'],
  [/^\s*(?:\}\s*)?(?:if|else|elif|switch|match|case|when|unless)\b/, 'the way parts here.'],
  [/^\s*(?:\}\s*)?(?:try|catch|except|finally|rescue)\b/, 'deals with failures.'],
  [/^\s*(?:throw|raise|panic!)\b/, 'gives up, and says why.'],
  [/^\s*(?:return|yield)\b/, 'hands back a result.'],
  [/\bawait\b/, 'waits for something to finish.'],
  [/^\s*(?:select|insert|update|delete|create|with)\b/i, 'a statement to the database.'],
  [/^\s*(?:const|let|var|val|my|local|auto)\s+(\w+)/, '`$1` gets its value.'],
  [/^\s*([\w.[\]'"]+)\s*(?:[-+*/|&]?=)[^=]/, '`$1` is set.'],
  [/(\w+)\(/, 'calls `$1`.'],
];

/** The lines worth a word, in order; spread over the whole if there are too many. */
export function walkThrough(lines: readonly string[], firstLine: number): Stop[] {
  const stops = lines.flatMap((line, index): Stop[] => {
    const remark = remarkOn(line);
    return remark === undefined ? [] : [{ number: firstLine + index, line, remark }];
  });
  if (stops.length === 0) {
    const line = lines.find((each) => each.trim() !== '') ?? '';
    const number = firstLine + lines.indexOf(line);
    return [{ number, line, remark: 'the first line with anything in it.' }];
  }
  if (stops.length <= most) return stops;
  const step = stops.length / most;
  return Array.from({ length: most }, (_, i) => stops[Math.floor(i * step)]).filter(
    (stop) => stop !== undefined,
  );
}

function remarkOn(line: string): string | undefined {
  for (const [pattern, remark] of kinds) {
    const found = pattern.exec(line);
    if (found) return remark.replace('$1', found[1] ?? '');
  }
  return undefined;
}

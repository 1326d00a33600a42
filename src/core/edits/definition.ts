const words = [
  // JavaScript, TypeScript, Python, Go, Rust, Ruby, PHP, Kotlin, Swift and their like
  /^(?:export\s+)?(?:default\s+)?(?:(?:public|private|protected|internal|static|abstract|final|sealed|override|async|open|data|inline|suspend|virtual|pub(?:\([^)]*\))?|unsafe|declare|const|extern(?:\s+"\w+")?)\s+)*(?:function\s*\*?|class|interface|enum|struct|trait|record|protocol|extension|object|module|namespace|mod|def|fn|fun|func|sub|proc|type)\s+(?:\([^)]*\)\s*)?(?:self\.)?([\w$]+[?!]?)/,
  // impl of a trait for a type
  /^(?:unsafe\s+)?(impl\b[^{]*)/,
  // a function that is a value
  /^(?:export\s+)?(?:const|let|var|val|static|private|public|readonly|protected)\s+(?:readonly\s+)?([\w$]+)\s*(?::[^=]+)?=\s*(?:async\s+)?(?:function\b|\(|<|[\w$]+\s*=>|class\b)/,
  /^(?:module\.)?exports\.([\w$]+)\s*=/,
  // SQL
  /^create\s+(?:or\s+replace\s+)?(?:table|view|function|procedure|index|trigger)\s+(?:if\s+not\s+exists\s+)?([\w."`]+)/i,
];

/** A call that is given a function, named by its first text: a test, a route. */
const called = /^([\w$.]+)\(\s*(['"`])(.+?)\2\s*,.*[{(]\s*$/;

/** A method, or a function of C and its descendants: no statement. */
const method =
  /^(?!(?:if|for|while|switch|catch|return|await|else|do|with|new|throw|case|yield|super|using|lock|foreach|elif|except|when|match|not|and|or|assert|print)\b)(?:(?:[\w$<>[\],*&:~?.@]|\s(?!=))+[\s*&])?(?:[\w$]+::)?([\w$~#]+)\s*(?:<[^()]*>)?\([^;=]*(?:=[^;>][^;]*)?\)?\s*(?:const|noexcept|override|throws[\w\s,.]+|:\s*[^;{]+|->\s*[^;{]+)?\s*\{\s*(?:.*\})?$/;

/** The name that a line defines; undefined for a line that begins no definition. */
export function definedName(line: string): string | undefined {
  const text = line.trim();
  if (text.length > 400 || text.length < 4) return undefined;
  for (const form of words) {
    const name = form.exec(text)?.[1];
    if (name !== undefined) return name.trim();
  }
  const call = called.exec(text);
  if (call) return `${call[1]} ${call[3]}`;
  return method.exec(text)?.[1] ?? (text.endsWith('{') ? selector(text) : undefined);
}

/** A rule of a style sheet. */
function selector(text: string): string | undefined {
  return /^([.#:@\w[*&][^;={}()]*?)\s*\{$/.exec(text)?.[1];
}

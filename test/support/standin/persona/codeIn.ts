/** A comment of one line in a language, named as fences name it. */
export function commentIn(language: string, text: string): string {
  if (
    /^(py|python|sh|bash|shell|shellscript|ruby|rb|yaml|yml|toml|r|perl|makefile|dockerfile)$/.test(
      language,
    )
  ) {
    return `# ${text}`;
  }
  if (/^(sql|lua|haskell|hs|ada)$/.test(language)) return `-- ${text}`;
  if (/^(html|xml|markdown|md|vue|svelte)$/.test(language)) return `<!-- ${text} -->`;
  if (/^(css|scss|less)$/.test(language)) return `/* ${text} */`;
  return `// ${text}`;
}

/** A test in a language that says of nothing in particular that it holds. */
export function testIn(language: string): string {
  const name = 'the stand-in, which has not read the code';
  switch (language) {
    case 'py':
    case 'python':
      return 'def test_stand_in():\n    """Written by the stand-in."""\n    assert 1 + 1 == 2';
    case 'rs':
    case 'rust':
      return '#[test]\nfn written_by_the_stand_in() {\n    assert_eq!(1 + 1, 2);\n}';
    case 'sql':
      return `${commentIn(language, `By ${name}`)}\nSELECT 1 + 1 = 2;`;
    default:
      return [
        "import assert from 'node:assert/strict';",
        '',
        `it('is by ${name}', () => {`,
        '  assert.equal(1 + 1, 2);',
        '});',
      ].join('\n');
  }
}

/** Headings of every level, with text under them. */
export const headings = `
# Heading of level one

Text under it, with **strong**, *emphasised*, ***both***, ~~struck~~ and \`inline code\`.

## Level two

A second paragraph. It has a [link with a title](https://docs.aimlapi.com/ "The documentation"),
a bare one, https://aimlapi.com, and a footnote-like mark[^1].

### Level three

#### Level four

##### Level five

###### Level six

---

Under a rule: a line that ends with a backslash\\
goes on in the next one.
`;

/** Lists in lists, loose and tight, with code and quotes in the items. */
export const lists = `
- Fruit
  - Apples
    - Sour ones
      - from the north side
  - Pears
- Vegetables
  1. Carrots
  2. Leeks
     - white part
     - green part
  3. Beans

An ordered list that begins at seven, with more than a line in each item:

7. The first step reads the file.

   It does so once, and keeps the text:

   \`\`\`ts
   const text = await readFile(path, 'utf8');
   \`\`\`

8. The second step looks at each line.

   > Lines that begin with a hash sign are left out.

9. The third step says how many are left.
`;

/** Task lists. */
export const tasks = `
Before the release:

- [x] read the change log
- [x] run the tests
- [ ] look at the page in high contrast
  - [x] buttons
  - [ ] focus rings
- [ ] tell people
`;

/** Quotes in quotes, with other blocks in them. */
export const quotes = `
> A quote of one paragraph.
>
> And a second paragraph, which goes on
> over two lines.
>
> > A quote in the quote.
> >
> > - with a list
> > - of two
>
> \`\`\`json
> { "quoted": true }
> \`\`\`

Back outside.
`;

/** Tables: aligned, with inline marks and pipes, and one that is wider than a side bar. */
export const tables = `
| Name | Type | Default | What it does |
|:-----|:----:|--------:|--------------|
| \`path\` | string | – | The file to read; **must** exist |
| \`limit\` | number | 1,000 | Lines to read at most |
| \`strict\` | boolean | false | Fails on a \`\\|\` without a pair |
| \`encoding\` | string | utf8 | One of *utf8*, *latin1*, ~~ascii~~ |

A wide one:

| Month | Requests | Tokens in | Tokens out | Credits | US dollars | Errors | Longest wait | Note |
|---|---:|---:|---:|---:|---:|---:|---:|---|
| January | 1,204 | 310,882 | 98,110 | 544,000 | 0.272 | 3 | 4.1 s | A quiet month |
| February | 2,918 | 801,300 | 240,771 | 1,363,000 | 0.682 | 11 | 9.8 s | Two outages of a provider |
| March | 2,407 | 654,018 | 201,449 | 1,130,000 | 0.565 | 0 | 3.7 s | 每月 📈 |
`;

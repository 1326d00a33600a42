import { fenced } from '../fenced';

/** Inline code with awkward contents. */
export const inline = `
Inline code: \`npm start\`, \`\` a \`backtick\` inside \`\`, \`<b>not bold</b>\`, \`a_b_c\`,
\`x => x ** 2\`, an empty-looking one \` \`, and a path \`src/core/endpoint/client.ts:42\`.

Marks that are not marks: 2 * 3 * 4, snake_case_name, a < b && c > d, AT&T, \\*escaped\\*, 50 % ~ 60 %.
HTML stays text: <script>alert('no')</script> <img src=x onerror=alert(1)> &amp; &lt;.
`;

/** Formulas, inline and in blocks. */
export const math = `
Inline: $e^{i\\pi} + 1 = 0$, and money that is not a formula: it costs $5 or $10.

A block:

$$
\\int_{-\\infty}^{\\infty} e^{-x^2}\\,dx = \\sqrt{\\pi}
$$

In the other spelling: \\( a^2 + b^2 = c^2 \\) and

\\[
\\sum_{k=1}^{n} k = \\frac{n(n+1)}{2}
\\]
`;

/** A diagram as source. */
export const mermaid = `
How a request goes:

${fenced(
  'mermaid',
  `sequenceDiagram
  participant P as Page
  participant H as Extension host
  participant E as Endpoint
  P->>H: question
  H->>E: POST /chat/completions
  loop stream
    E-->>H: data: {…}
    H-->>P: delta
  end
  E-->>H: finish`,
)}`;

/** Markdown about Markdown: fences in a fence, and one that is never closed at the very end. */
export const markdown = `
A README to copy:

${fenced(
  'markdown',
  `# Example

Install it:

${fenced('sh', 'npm install example')}
Use it:

${fenced('js', "import { example } from 'example';\nexample();")}
- done
`,
)}
The same with tildes:

~~~markdown
\`\`\`ts
const inside = true;
\`\`\`
~~~

And a block that the end of the reply leaves open:

\`\`\`python
def unfinished():
    return "no closing fence"
`;

/** Scripts of the world, wide characters, right-to-left text, joined emoji. */
export const languages = `
| Language | A sentence |
|---|---|
| 中文 | 这段文字由本地的替身服务器发送，不是模型写的。 |
| 日本語 | これはモデルではなく、代役のサーバーからの返事です。 |
| 한국어 | 이 글은 모델이 아니라 대역 서버가 보냅니다. |
| العربية | هذا النص من خادم بديل وليس من نموذج. |
| עברית | הטקסט הזה בא משרת תחליפי. |
| हिन्दी | यह उत्तर किसी मॉडल का नहीं है। |
| ไทย | ข้อความนี้ไม่ได้มาจากโมเดล |
| Ελληνικά | Το κείμενο αυτό δεν είναι από μοντέλο. |

Emoji: 😀 👍🏽 👨‍👩‍👧‍👦 🏳️‍🌈 🇪🇺 ❤️ ✅. Accents: é (one), é (two code points), ﬁ, ß, ẞ, ı.
Outside the basic plane: 𝒳 𠮷 𓀀. Zero width: a\u200Bb, joined a\u200Db.

${fenced('python', '名前 = "世界"\nprint(f"こんにちは、{名前}！ 🎉")')}`;

/** Things a hostile reply would contain; the page must show them as text or ask first. */
export const hostile = `
<script>document.title = 'owned'</script>
<img src="https://example.invalid/pixel.png" onerror="alert(1)">

![remote image](https://example.invalid/pixel.png)
![data image](data:image/svg+xml;base64,PHN2Zy8+)

[run a command](command:workbench.action.files.newUntitledFile)
[script](javascript:alert(1)) [data](data:text/html,<h1>x</h1>) [file](file:///etc/passwd)
[looks like one, is another](https://example.invalid/ "https://aimlapi.com")

Paths: \`../../../etc/passwd\`, \`/etc/shadow\`, \`\\\\server\\share\\x\`, \`file:///c:/x\`.
`;

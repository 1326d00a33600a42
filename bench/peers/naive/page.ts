import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt();
const log = document.createElement('div');
document.body.append(log);

window.addEventListener('message', ({ data }: MessageEvent<{ messages: readonly string[] }>) => {
  // What this page is for: all of it, every time. The text is the benchmark's own.
  log.innerHTML = data.messages.map((text) => `<div>${markdown.render(text)}</div>`).join('');
  log.lastElementChild?.scrollIntoView({ block: 'end' });
});

/** The whole page: a text node that grows. */
const text = document.createTextNode('');
const box = document.createElement('pre');
box.style.whiteSpace = 'pre-wrap';
box.append(text);
document.body.append(box);

window.addEventListener('message', ({ data }: MessageEvent<{ append?: string; clear?: true }>) => {
  if (data.clear) text.data = '';
  if (data.append !== undefined) text.appendData(data.append);
});

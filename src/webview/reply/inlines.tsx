import type { ComponentChild } from 'preact';
import type { Image, Inline, Link } from '../../core/markdown/node';
import { fill } from '../../protocol/strings';
import { usePage } from '../page';
import { Formula } from '../math/formula';
import { memo } from '../parts/memo';
import { drawRuns } from '../parts/run';
import { CodeContext, LineText, mayNameLines } from './lineText';
import { isFilePlace, judgeLink } from './linkTarget';
import { Opening } from './opening';
import { codeText, proseText } from './unseenCharacters';

/** UTF-16 units from which a text is laid out by itself: lines are not broken over all of it at once. */
const longText = 4_000;

/** Nodes that are laid out together; a paragraph of more is as long as a book's chapter. */
const perStretch = 1_000;

/** Running text. Everything is a text node or an element with text: nothing is ever parsed as HTML. */
export function drawInlines(nodes: readonly Inline[]): readonly ComponentChild[] {
  const stretches = Math.ceil(nodes.length / perStretch);
  if (stretches < 2) return drawRuns(nodes, drawInline);
  return [
    ...drawRuns(nodes.slice(0, perStretch), drawInline),
    ...Array.from({ length: stretches - 1 }, (_, n) => (
      <Stretch key={`s${n}`} nodes={nodes.slice((n + 1) * perStretch, (n + 2) * perStretch)} />
    )),
  ];
}

const Stretch = memo<{ nodes: readonly Inline[] }>(
  ({ nodes }) => <span class="stretch">{drawRuns(nodes, drawInline)}</span>,
  (before, after) =>
    before.nodes.length === after.nodes.length &&
    after.nodes.every((node, index) => node === before.nodes[index]),
);

function drawInline(node: Inline, key: number): ComponentChild {
  switch (node.kind) {
    case 'text':
      if (mayNameLines(node.text)) return <LineText key={key} text={node.text} />;
      return node.text.length < longText ? (
        proseText(node.text)
      ) : (
        <span key={key} class="stretch">
          {proseText(node.text)}
        </span>
      );
    case 'softbreak':
      return '\n';
    case 'break':
      return <br key={key} />;
    default:
      return <Mark key={key} node={node} />;
  }
}

const Mark = memo<{ node: Exclude<Inline, { kind: 'text' | 'softbreak' | 'break' }> }>(
  ({ node }) => {
    switch (node.kind) {
      case 'strong':
        return <strong>{node.children.map(drawInline)}</strong>;
      case 'emphasis':
        return <em>{node.children.map(drawInline)}</em>;
      case 'strike':
        return <del>{node.children.map(drawInline)}</del>;
      case 'code':
        return isFilePlace(node.text) ? (
          <Address href={node.text}>
            <code>{node.text}</code>
          </Address>
        ) : (
          <code>{codeText(node.text)}</code>
        );
      case 'math':
        return <Formula text={node.text} display={node.display} />;
      case 'link':
        return <LinkText link={node} />;
      case 'image':
        return <ImageText image={node} />;
      case 'footnoteRef':
        return <sup class="footnote-ref">{node.index}</sup>;
    }
  },
);

function LinkText({ link }: { link: Link }) {
  const children = link.children.map(drawInline);
  if (judgeLink(link.href) === 'inert') {
    return (
      <span class="inert-link" title={withTitle(link.href, link.title)}>
        {children}
      </span>
    );
  }
  return (
    <Address href={link.href} title={link.title}>
      <CodeContext.Provider value={undefined}>{children}</CodeContext.Provider>
    </Address>
  );
}

/** What is told of a target when the pointer rests on it: the target first, whatever the words say. */
function withTitle(target: string, title: string): string {
  return title === '' ? target : `${target}\n${title}`;
}

/** Images are never loaded: a target can carry the chat's content away. What it is, is told in words. */
function ImageText({ image }: { image: Image }) {
  const { words } = usePage();
  return (
    <span class="image-text" title={image.title || undefined}>
      [{words.image}: {proseText(image.alt)}]{' '}
      {judgeLink(image.src) === 'web' ? (
        <Address href={image.src}>{image.src}</Address>
      ) : (
        proseText(image.src)
      )}
    </span>
  );
}

/** A link to what a reply names: the host decides whether a click opens it. */
function Address({
  href,
  title = '',
  children,
}: {
  href: string;
  title?: string;
  children: ComponentChild;
}) {
  const { post, words } = usePage();
  return (
    <Opening
      title={withTitle(fill(words.linkTarget, href), title)}
      open={() => post({ type: 'openLink', href })}
    >
      {children}
    </Opening>
  );
}

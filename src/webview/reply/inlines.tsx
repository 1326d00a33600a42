import type { ComponentChild } from 'preact';
import type { Image, Inline, Link } from '../../core/markdown/node';
import { fill } from '../../protocol/strings';
import { usePage } from '../page';
import { Formula } from '../math/formula';
import { memo } from '../parts/memo';
import { Runs } from '../parts/run';
import { isFilePlace, judgeLink } from './linkTarget';
import { codeText, proseText } from './unseenCharacters';

/** UTF-16 units from which a text is laid out by itself: lines are not broken over all of it at once. */
const longText = 4_000;

/** Nodes that are laid out together; a paragraph of more is as long as a book's chapter. */
const perStretch = 1_000;

/** Running text. Everything is a text node or an element with text: nothing is ever parsed as HTML. */
export function Inlines({ nodes }: { nodes: readonly Inline[] }) {
  const stretches = Math.ceil(nodes.length / perStretch);
  return (
    <>
      <Runs items={stretches > 1 ? nodes.slice(0, perStretch) : nodes} draw={drawInline} />
      {Array.from({ length: stretches - 1 }, (_, n) => (
        <Stretch key={n} nodes={nodes.slice((n + 1) * perStretch, (n + 2) * perStretch)} />
      ))}
    </>
  );
}

const Stretch = memo<{ nodes: readonly Inline[] }>(
  ({ nodes }) => (
    <span class="stretch">
      <Runs items={nodes} draw={drawInline} />
    </span>
  ),
  (before, after) =>
    before.nodes.length === after.nodes.length &&
    after.nodes.every((node, index) => node === before.nodes[index]),
);

function drawInline(node: Inline, key: number): ComponentChild {
  switch (node.kind) {
    case 'text':
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
          <Opening href={node.text}>
            <code>{node.text}</code>
          </Opening>
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
    <Opening href={link.href} title={link.title}>
      {children}
    </Opening>
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
        <Opening href={image.src}>{image.src}</Opening>
      ) : (
        proseText(image.src)
      )}
    </span>
  );
}

/**
 * A link without an address of its own: neither the browser nor VS Code's webview can follow it, so
 * the host alone decides what a click opens.
 */
function Opening({
  href,
  title = '',
  children,
}: {
  href: string;
  title?: string;
  children: ComponentChild;
}) {
  const { post, words } = usePage();
  const open = (): void => post({ type: 'openLink', href });
  return (
    <a
      role="link"
      tabIndex={0}
      title={withTitle(fill(words.linkTarget, href), title)}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key === 'Enter') open();
      }}
    >
      {children}
    </a>
  );
}

import type { ComponentChild } from 'preact';
import type { Image, Inline, Link } from '../../core/markdown/node';
import { fill } from '../../protocol/strings';
import { usePage } from '../page';
import { Formula } from '../math/formula';
import { memo } from '../parts/memo';
import { isFilePlace, judgeLink } from './linkTarget';

/** Running text. Everything is a text node or an element with text: nothing is ever parsed as HTML. */
export function Inlines({ nodes }: { nodes: readonly Inline[] }) {
  return <>{nodes.map((node, index) => drawInline(node, index))}</>;
}

function drawInline(node: Inline, key: number): ComponentChild {
  switch (node.kind) {
    case 'text':
      return node.text;
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
          <code>{node.text}</code>
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
  const label = `[${words.image}: ${image.alt}]`;
  return (
    <span class="image-text" title={image.title || undefined}>
      {label}{' '}
      {judgeLink(image.src) === 'web' ? <Opening href={image.src}>{image.src}</Opening> : image.src}
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

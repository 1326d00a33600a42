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
      <span class="inert-link" title={link.href}>
        {children}
      </span>
    );
  }
  return <Opening href={link.href}>{children}</Opening>;
}

/** Images are never loaded: a target can carry the chat's content away. What it is, is told in words. */
function ImageText({ image }: { image: Image }) {
  const { words } = usePage();
  const label = `[${words.image}: ${image.alt}]`;
  return (
    <span class="image-text">
      {label}{' '}
      {judgeLink(image.src) === 'web' ? <Opening href={image.src}>{image.src}</Opening> : image.src}
    </span>
  );
}

/**
 * A link without an address of its own: neither the browser nor VS Code's webview can follow it, so
 * the host alone decides what a click opens.
 */
function Opening({ href, children }: { href: string; children: ComponentChild }) {
  const { post, words } = usePage();
  const open = (): void => post({ type: 'openLink', href });
  return (
    <a
      role="link"
      tabIndex={0}
      title={fill(words.linkTarget, href)}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key === 'Enter') open();
      }}
    >
      {children}
    </a>
  );
}

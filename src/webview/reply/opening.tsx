import type { ComponentChild } from 'preact';

/**
 * A link without an address of its own: neither the browser nor VS Code's webview can follow it, so
 * the host alone decides what a click opens.
 */
export function Opening({
  title,
  open,
  children,
}: {
  title: string;
  open: () => void;
  children: ComponentChild;
}) {
  return (
    <a
      role="link"
      tabIndex={0}
      title={title}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key === 'Enter') open();
      }}
    >
      {children}
    </a>
  );
}

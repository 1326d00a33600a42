/** The page's style sheets, in the order in which they are linked; paths from the extension's root. */
export const pageStyles = [
  'dist/webview/codicon.css',
  'media/page.css',
  'media/turn.css',
  'media/composer.css',
  'media/reply.css',
  'media/syntax.css',
] as const;

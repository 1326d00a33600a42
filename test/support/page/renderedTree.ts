/**
 * What stands in a document, for comparing what the page draws with HTML: elements with what matters
 * of their attributes, and text with its white space collapsed outside of code.
 */
export type Tree = string | { readonly tag: string; readonly of: readonly Tree[] };

/** The tree of a turn as the page draws it, and that of the HTML that it is to be like. */
export interface Pair {
  readonly drawn: readonly Tree[];
  readonly wanted: readonly Tree[];
}

/** Compares each turn that is named with its HTML. Runs in the page, and so needs nothing around it. */
export function renderedTrees(
  html: Readonly<Record<string, string>>,
): Readonly<Record<string, Pair>> {
  const wantedTags: Readonly<Record<string, string>> = { TH: 'cell', TD: 'cell', S: 'del' };

  function treesIn(parent: Node, read: (node: Node) => readonly Tree[]): readonly Tree[] {
    const result: Tree[] = [];
    for (const part of [...parent.childNodes].flatMap(read)) {
      const last = result.at(-1);
      if (typeof part === 'string' && typeof last === 'string') result.splice(-1, 1, last + part);
      else result.push(part);
    }
    return result
      .map((part) => (typeof part === 'string' ? part.replace(/\s+/g, ' ').trim() : part))
      .filter((part) => part !== '');
  }

  function code(text: string | null | undefined, language: string | undefined): Tree {
    return { tag: `pre ${language?.toLowerCase() ?? ''}`.trim(), of: [text ?? ''] };
  }

  /** A link or an image by its target, its title and its description. */
  function named(tag: string, ...facts: readonly (string | null | undefined)[]): string {
    return [tag, ...facts.map((fact) => fact ?? '')].join(' | ');
  }

  function listTag(list: HTMLElement): string {
    return list instanceof HTMLOListElement ? `ol ${list.start}` : 'ul';
  }

  function drawn(node: Node): readonly Tree[] {
    if (node instanceof Text) return [node.data];
    if (!(node instanceof HTMLElement)) return [];
    if (node.matches('.code')) {
      const head = node.querySelector('.code-language')?.textContent;
      return [code(node.querySelector('pre')?.textContent, head)];
    }
    const told = /^(?:Opens )?([^\n]*)\n?([^]*)$/.exec(node.title)?.slice(1) ?? [];
    if (node.matches('.image-text')) {
      const [, alt, src] = /^\[Image: (.*)\] (.*)$/s.exec(node.textContent) ?? [];
      return [{ tag: named('img', src, node.title, alt), of: [] }];
    }
    if (node.matches('a, .inert-link') && !node.querySelector(':scope > code:only-child')) {
      return [{ tag: named('a', told[0], told[1]), of: treesIn(node, drawn) }];
    }
    if (node.matches('a')) {
      const isPlace = told[0] === node.textContent;
      const tag = named('a', told[0], told[1]);
      return isPlace ? treesIn(node, drawn) : [{ tag, of: treesIn(node, drawn) }];
    }
    const level = node.role === 'heading' ? /\bh([1-6])\b/.exec(node.className)?.[1] : undefined;
    if (level !== undefined) return [{ tag: `h${level}`, of: treesIn(node, drawn) }];
    if (node.matches('.task-mark')) return [{ tag: `task ${node.ariaLabel === 'Done'}`, of: [] }];
    if (node.matches('ol, ul')) return [{ tag: listTag(node), of: treesIn(node, drawn) }];
    if (node.matches('span, div')) return treesIn(node, drawn);
    return [plain(node, drawn)];
  }

  function wanted(node: Node): readonly Tree[] {
    if (node instanceof Text) return [node.data];
    if (!(node instanceof HTMLElement)) return [];
    if (node.matches('pre')) {
      const language = /language-(\S+)/.exec(node.firstElementChild?.className ?? '')?.[1];
      return [code(node.textContent, language)];
    }
    if (node.matches('a')) {
      const tag = named('a', node.getAttribute('href'), node.title);
      return [{ tag, of: treesIn(node, wanted) }];
    }
    if (node.matches('img')) {
      const alt = node.getAttribute('alt');
      return [{ tag: named('img', node.getAttribute('src'), node.title, alt), of: [] }];
    }
    if (node.matches('input')) return [{ tag: `task ${node.matches('[checked]')}`, of: [] }];
    if (node.matches('ol, ul')) return [{ tag: listTag(node), of: treesIn(node, wanted) }];
    return [plain(node, wanted)];
  }

  function plain(node: HTMLElement, read: (node: Node) => readonly Tree[]): Tree {
    const align = node.matches('th, td') ? (node.getAttribute('align') ?? node.className) : '';
    const tag = wantedTags[node.tagName] ?? node.tagName.toLowerCase();
    return {
      tag: align === '' || align === 'left' ? tag : `${tag} ${align}`,
      of: treesIn(node, read),
    };
  }

  return Object.fromEntries(
    Object.entries(html).map(([id, source]) => {
      const shown = document.querySelector(`[data-turn="${id}"] .markdown`);
      const reference = new DOMParser().parseFromString(source, 'text/html').body;
      return [
        id,
        { drawn: shown ? treesIn(shown, drawn) : [], wanted: treesIn(reference, wanted) },
      ];
    }),
  );
}

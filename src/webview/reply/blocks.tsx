import type { ComponentChild } from 'preact';
import { useState } from 'preact/hooks';
import type { Block, Footnote, ListItem } from '../../core/markdown/node';
import { Formula } from '../math/formula';
import { usePage } from '../page';
import { iconClass } from '../parts/icon';
import { memo } from '../parts/memo';
import { drawRuns } from '../parts/run';
import { ShowMore } from '../parts/showMore';
import { CodeBlock } from './codeBlock';
import { drawInlines } from './inlines';
import { TableBlock } from './tableBlock';

/** The blocks of a reply; those that did not change since the last drawing (by ===) cost nothing. */
export function drawBlocks(blocks: readonly Block[]): readonly ComponentChild[] {
  return drawRuns(blocks, drawBlock);
}

function drawBlock(block: Block): ComponentChild {
  return <OneBlock key={block.key} block={block} />;
}

const OneBlock = memo<{ block: Block }>(({ block }) => {
  switch (block.kind) {
    case 'paragraph':
      return <p>{drawInlines(block.children)}</p>;
    case 'heading':
      return <HeadingBlock block={block} />;
    case 'code':
      return <CodeBlock block={block} />;
    case 'quote':
      return <blockquote dir="auto">{drawBlocks(block.children)}</blockquote>;
    case 'list':
      return <ListBlock block={block} />;
    case 'table':
      return <TableBlock block={block} />;
    case 'math':
      return (
        <div class="math" tabIndex={0}>
          {block.closed ? (
            <Formula text={block.text} display />
          ) : (
            <code class="tex">{block.text}</code>
          )}
        </div>
      );
    case 'rule':
      return <hr />;
    case 'footnotes':
      return <Footnotes items={block.items} />;
  }
});

/** Below the title of the chat, so that the outline of the page stays in order. */
function HeadingBlock({ block }: { block: Extract<Block, { kind: 'heading' }> }) {
  return (
    <div class={`heading h${block.level}`} role="heading" aria-level={Math.min(6, block.level + 1)}>
      {drawInlines(block.children)}
    </div>
  );
}

function ListBlock({ block }: { block: Extract<Block, { kind: 'list' }> }) {
  const items = drawRuns(block.items, block.tight ? drawTightItem : drawItem);
  return block.ordered ? (
    <ol dir="auto" start={block.start} class={block.tight ? 'tight' : ''}>
      {items}
    </ol>
  ) : (
    <ul dir="auto" class={block.tight ? 'tight' : ''}>
      {items}
    </ul>
  );
}

function drawItem(item: ListItem): ComponentChild {
  return <Item key={item.key} item={item} tight={false} />;
}

function drawTightItem(item: ListItem): ComponentChild {
  return <Item key={item.key} item={item} tight={true} />;
}

const Item = memo<{ item: ListItem; tight: boolean }>(({ item, tight }) => (
  <li class={item.checked === null ? '' : 'task'}>
    {item.checked !== null && <TaskMark done={item.checked} />}
    {tight ? item.children.map(drawTight) : drawBlocks(item.children)}
  </li>
));

function drawTight(block: Block): ComponentChild {
  if (block.kind !== 'paragraph') return drawBlock(block);
  return (
    <span key={block.key} class="tight-text">
      {drawInlines(block.children)}
    </span>
  );
}

/** A picture of a check box: it is the model's statement, not something to click. */
function TaskMark({ done }: { done: boolean }) {
  const { words } = usePage();
  return (
    <span
      class={`task-mark ${iconClass(done ? 'pass-filled' : 'circle-large')}`}
      role="img"
      aria-label={done ? words.taskDone : words.task}
    />
  );
}

/** Footnotes that are drawn before somebody asks for more. */
const fewNotes = 200;

function Footnotes({ items }: { items: readonly Footnote[] }) {
  const { words } = usePage();
  const [most, setMost] = useState(fewNotes);
  const left = items.length - most;
  return (
    <section class="footnotes" aria-label={words.footnotes}>
      {drawRuns(left > 0 ? items.slice(0, most) : items, drawNote)}
      {left > 0 && <ShowMore count={left} onPress={() => setMost(most + fewNotes)} />}
    </section>
  );
}

function drawNote(note: Footnote): ComponentChild {
  return <Note key={note.key} note={note} />;
}

const Note = memo<{ note: Footnote }>(({ note }) => (
  <div class="footnote">
    <span class="footnote-index">{note.index || note.label}</span>
    <div>{drawBlocks(note.children)}</div>
  </div>
));

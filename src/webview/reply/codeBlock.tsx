import { useMemo } from 'preact/hooks';
import type { CodeBlock as Code } from '../../core/markdown/node';
import { fileOfBlock } from '../../core/edits/fileOfBlock';
import { fill } from '../../protocol/strings';
import { usePage } from '../page';
import { IconButton } from '../parts/iconButton';
import { Toolbar } from '../parts/toolbar';
import { CodeLines } from './codeLines';
import { useReplyOf } from './replyOf';
import { useCopy } from './useCopy';

/** Code with its language, size and actions, which work on what has arrived so far. */
export function CodeBlock({ block }: { block: Code }) {
  const { words } = usePage();
  return (
    <div class="code" role="group" aria-label={block.language || words.code}>
      <div class="code-head">
        <span class="code-language">{block.language}</span>
        {block.lines.length > 1 && (
          <span class="code-size">{fill(words.lines, block.lines.length)}</span>
        )}
        <CodeActions block={block} />
      </div>
      <pre tabIndex={0}>
        <CodeLines lines={block.lines} language={block.language} closed={block.closed} />
      </pre>
    </div>
  );
}

function CodeActions({ block }: { block: Code }) {
  const { post, requests, words, store } = usePage();
  const { text, language, info } = block;
  const reply = useReplyOf();
  const turn = reply.id;
  const [copied, copy] = useCopy(() => requests.copyText(text));
  const target = store.frame.value?.insertTarget;
  const named = useMemo(
    () => (block.closed ? fileOfBlock(reply.text(), text, info) : undefined),
    [block.closed, text, info, reply],
  );
  const file = named ?? reply.appliesTo ?? target;
  return (
    <Toolbar name={words.codeActions}>
      <IconButton
        icon={copied ? 'check' : 'copy'}
        name={words.copyCode}
        title={copied ? words.copied : undefined}
        onPress={copy}
      />
      <IconButton
        icon="insert"
        name={words.insertAtCursor}
        title={target === undefined ? undefined : fill(words.insertInto, target)}
        onPress={() => post({ type: 'insert', text, language })}
      />
      {block.closed && (
        <IconButton
          icon="git-compare"
          name={words.apply}
          title={file === undefined ? undefined : fill(words.applyTo, file)}
          onPress={() => post({ type: 'apply', text, info, turn })}
        />
      )}
      <IconButton
        icon="new-file"
        name={words.newFile}
        onPress={() => post({ type: 'newFile', text, language, info, turn })}
      />
      {language === 'mermaid' && store.frame.value?.diagrams && (
        <IconButton
          icon="type-hierarchy-sub"
          name={words.previewDiagram}
          onPress={() => post({ type: 'previewDiagram', text })}
        />
      )}
    </Toolbar>
  );
}

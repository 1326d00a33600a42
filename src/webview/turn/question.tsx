import { useState } from 'preact/hooks';
import type { UserTurnView } from '../../protocol/chatView';
import { usePage } from '../page';
import { CopyMessage } from './copyMessage';
import { ContextList } from '../parts/contextList';
import { IconButton } from '../parts/iconButton';
import { useObservable } from '../state/observable';
import type { UserCell } from '../state/turnCell';
import { Branches } from './branches';
import { QuestionEditor } from './questionEditor';

/** What a person asked, with what went along. */
export function Question({ cell }: { cell: UserCell }) {
  const { edits, words } = usePage();
  const view = useObservable(cell.view);
  const [editing, setEditing] = useState(edits.get(cell.id) !== undefined);
  return (
    <article
      class="turn question"
      data-turn={view.id}
      data-state="complete"
      aria-label={name(words.you, view)}
    >
      {editing ? (
        <QuestionEditor view={view} close={() => setEditing(false)} />
      ) : (
        <div class="question-body">
          <div class="question-text">{view.text}</div>
          <ContextList entries={view.context} />
        </div>
      )}
      {!editing && (
        <div class="turn-foot">
          <Branches branch={view.branch} />
          <span class="actions">
            <IconButton icon="edit" name={words.editMessage} onPress={() => setEditing(true)} />
            <CopyMessage id={view.id} />
          </span>
        </div>
      )}
    </article>
  );
}

function name(you: string, { text }: UserTurnView): string {
  const words = text.replace(/\s+/g, ' ').trim();
  return `${you}: ${words.length > 60 ? `${words.slice(0, 60)}…` : words}`;
}

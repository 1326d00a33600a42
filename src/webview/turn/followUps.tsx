import type { FollowUp } from '../../protocol/chatView';
import { usePage } from '../page';

/** Quick choices below an explanation: each asks a further question in the same chat. */
export function FollowUps({ id, choices }: { id: string; choices: readonly FollowUp[] }) {
  const { post, words } = usePage();
  return (
    <div class="follow-ups" role="group" aria-label={words.followUps}>
      {choices.map(({ depth, label }) => (
        <button
          key={depth}
          type="button"
          class="button secondary"
          onClick={() => post({ type: 'followUp', id, depth })}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

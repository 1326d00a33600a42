import type { BranchView } from '../../protocol/chatView';
import { fill } from '../../protocol/strings';
import { usePage } from '../page';
import { Icon } from '../parts/icon';
import type { IconName } from '../../protocol/iconName';

/** Steps between several answers to one question, or several wordings of it. */
export function Branches({ branch }: { branch: BranchView }) {
  const { words } = usePage();
  if (branch.count < 2) return null;
  return (
    <span class="branches">
      <Step icon="chevron-left" name={words.previousBranch} to={branch.previous} />
      <span class="branch-place">{fill(words.branchOf, branch.index, branch.count)}</span>
      <Step icon="chevron-right" name={words.nextBranch} to={branch.next} />
    </span>
  );
}

function Step({ icon, name, to }: { icon: IconName; name: string; to: string | undefined }) {
  const { post } = usePage();
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={name}
      title={name}
      disabled={to === undefined}
      onClick={() => {
        if (to !== undefined) post({ type: 'choose', id: to });
      }}
    >
      <Icon name={icon} />
    </button>
  );
}

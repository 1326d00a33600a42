import { usePage } from '../page';
import { IconButton } from '../parts/iconButton';
import { useCopied } from '../reply/useCopied';

/** Copies the source text of a message; the host has it exactly. */
export function CopyMessage({ id }: { id: string }) {
  const { post, words } = usePage();
  const [copied, markCopied] = useCopied();
  return (
    <IconButton
      icon={copied ? 'check' : 'copy'}
      name={words.copyMessage}
      title={copied ? words.copied : undefined}
      onPress={() => {
        post({ type: 'copyMessage', id });
        markCopied();
      }}
    />
  );
}

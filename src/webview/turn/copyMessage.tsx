import { usePage } from '../page';
import { IconButton } from '../parts/iconButton';
import { useCopy } from '../reply/useCopy';

/** Copies the source text of a message; the host has it exactly. */
export function CopyMessage({ id }: { id: string }) {
  const { requests, words } = usePage();
  const [copied, copy] = useCopy(() => requests.copyMessage(id));
  return (
    <IconButton
      icon={copied ? 'check' : 'copy'}
      name={words.copyMessage}
      title={copied ? words.copied : undefined}
      onPress={copy}
    />
  );
}

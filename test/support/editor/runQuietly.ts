import { startGroup } from './childGroup';

/** Runs a command to its end, silently; fails with the command and its last lines of output. */
export async function runQuietly(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env: NodeJS.ProcessEnv },
): Promise<string> {
  const group = startGroup(command, args, options);
  const code = await group.ended;
  if (code === 0) return group.output();
  throw new Error(`${command} ${args.join(' ')} ended with ${code}\n${group.output()}`);
}

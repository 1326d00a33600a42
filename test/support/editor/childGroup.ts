import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onExit } from './onExit';

const linesKept = 300;
const graceMs = 5_000;

/** A child process together with everything it starts. */
export interface ChildGroup {
  readonly pid: number;
  /** Settles with the exit code when the leader has ended; 1 when a signal ended it. */
  readonly ended: Promise<number>;
  /** The last lines of standard output and error, oldest first. */
  output(): string;
  /** The first match of `pattern` in a line printed before or after the call; fails at `timeoutMs`. */
  line(pattern: RegExp, timeoutMs: number): Promise<RegExpExecArray>;
  /** Asks politely, waits up to five seconds, then kills the whole group. */
  stop(): Promise<void>;
  /** Kills the whole group at once, as a power failure would. */
  kill(): Promise<void>;
}

export interface GroupOptions {
  readonly cwd?: string;
  readonly env: NodeJS.ProcessEnv;
  /** Lets its output through to this process's output, or into an open file, instead of keeping it. */
  readonly show?: boolean | number;
  /**
   * The child calls endWithStarter: it is told to end, not killed, so that it can end what it has
   * itself started in other groups.
   */
  readonly endsItself?: boolean;
}

/** Starts `command` in a process group of its own, which never outlives this process. */
export function startGroup(
  command: string,
  args: readonly string[],
  { show = false, endsItself = false, ...options }: GroupOptions,
): ChildGroup {
  const output = show === true ? 'inherit' : show === false ? 'pipe' : show;
  const child = spawn(command, args, {
    ...options,
    detached: process.platform !== 'win32',
    shell: command.endsWith('.cmd'),
    stdio: [endsItself ? 'pipe' : 'ignore', output, output],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`cannot start ${command}`);
  const lines: string[] = [];
  const watchers = new Set<(line: string) => void>();
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      if (lines.length > linesKept) lines.shift();
      for (const watch of watchers) watch(line);
    });
  }
  const forget = onExit(() => {
    signalGroup(pid, endsItself ? 'SIGTERM' : 'SIGKILL');
  });
  const ended = once(child, 'exit').then(([code]) => {
    signalGroup(pid, 'SIGKILL');
    forget();
    return typeof code === 'number' ? code : 1;
  });
  const kept = () => lines.join('\n');
  const finish = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) signalGroup(pid, signal);
    const lastResort = setTimeout(() => {
      signalGroup(pid, 'SIGKILL');
    }, graceMs);
    await ended;
    clearTimeout(lastResort);
  };
  return {
    pid,
    ended,
    output: kept,
    line: (pattern, timeoutMs) => waitForLine({ lines, watchers, ended, pattern, timeoutMs }),
    stop: () => finish('SIGTERM'),
    kill: () => finish('SIGKILL'),
  };
}

/** Sends `signal` to every process of the group, if there still is one. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

interface Wait {
  readonly lines: readonly string[];
  readonly watchers: Set<(line: string) => void>;
  readonly ended: Promise<number>;
  readonly pattern: RegExp;
  readonly timeoutMs: number;
}

function waitForLine({ lines, watchers, ended, pattern, timeoutMs }: Wait) {
  return new Promise<RegExpExecArray>((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer);
      watchers.delete(look);
      act();
    };
    const fail = (why: string) => {
      settle(() => reject(new Error(`${why} before ${String(pattern)}:\n${lines.join('\n')}`)));
    };
    const look = (line: string) => {
      const match = pattern.exec(line);
      if (match) settle(() => resolve(match));
    };
    const timer = setTimeout(() => fail(`${timeoutMs} ms passed`), timeoutMs);
    watchers.add(look);
    for (const line of lines) look(line);
    void ended.then((code) => fail(`ended with ${code}`));
  });
}

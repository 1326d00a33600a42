import type { Group } from './group';
import { latency } from './latency';
import { longChats, megabyte } from './longChats';
import { streaming } from './streaming';

/** All that is measured, in this order. */
export const groups: readonly Group[] = [latency, streaming, longChats, megabyte];

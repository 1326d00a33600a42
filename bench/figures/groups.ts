import { activation } from './activation';
import type { Group } from './group';
import { idle } from './idle';
import { latency } from './latency';
import { longChats, megabyte } from './longChats';
import { memory } from './memory';
import { opening } from './opening';
import { search } from './search';
import { sizes } from './sizes';
import { streaming } from './streaming';
import { tenChats } from './tenChats';
import { throughput } from './throughput';
import { typing } from './typing';

/** All that is measured, in this order. */
export const groups: readonly Group[] = [
  sizes,
  throughput,
  activation,
  latency,
  streaming,
  longChats,
  megabyte,
  opening,
  typing,
  tenChats,
  memory,
  idle,
  search,
];

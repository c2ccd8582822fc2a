/* eslint-disable @n8n/community-nodes/no-restricted-globals */
// Whatever goes wrong between n8n and fal, in thousands of made-up stories: the money rules hold.
import { runChaos } from './chaos';
import type { Story } from './story';

// The local fal's delays pass with the compressed clock.
jest.mock(
	'node:timers/promises',
	() => jest.requireActual<typeof import('./clock')>('./clock').delays,
);

const { CHAOS_RUNS, CHAOS_SEED, CHAOS_PATH, CHAOS_WHERE } = process.env;
const runs = Number(CHAOS_RUNS ?? 50);
const seed = Number(CHAOS_SEED ?? 1);
const where = JSON.parse(CHAOS_WHERE ?? '{}') as Partial<Story>;

test(
	`no story of ${runs} buys an item twice, loses a request or outlives Stop (seed ${seed})`,
	async () => await runChaos({ runs, seed, path: CHAOS_PATH, where }),
	24 * 60 * 60_000,
);

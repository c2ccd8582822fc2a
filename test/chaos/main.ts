/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console */
// `npm run chaos -- --runs 20000 --seed 7`: many stories, in several processes side by side.
import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { playPart, type Part } from './part';

/** Stories of one process and one seed; n8n's engine keeps a little memory of each run. */
const PART = 500;
const project = join(__dirname, '..', '..');

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			runs: { type: 'string', default: '1000' },
			seed: { type: 'string' },
			path: { type: 'string' },
			jobs: { type: 'string' },
		},
	});
	const seed = Number(values.seed ?? randomInt(1_000_000));
	const runs = Number(values.runs);
	const jobs = Number(values.jobs ?? Math.max(1, availableParallelism()));
	if (![seed, runs, jobs].every((one) => Number.isInteger(one) && one >= 0)) {
		throw new Error('npm run chaos -- --runs 1000 --seed 7 [--jobs 4] [--path 12:0:1]');
	}
	const parts =
		values.path === undefined ? partsOf(runs, seed) : [{ seed, runs, path: values.path }];
	console.log(`${runs} stories from seed ${seed}, ${jobs} at a time`);

	let broken = 0;
	let done = 0;
	const waiting = [...parts];
	const work = async (): Promise<void> => {
		for (let part = waiting.shift(); part; part = waiting.shift()) {
			const report = await playPart(project, part);
			if (report !== null) {
				broken += 1;
				console.log(`${report}\nAgain: npm run chaos -- --seed ${part.seed} --path <path above>`);
			}
			done += part.runs;
			console.log(`seed ${part.seed}: ${report === null ? 'holds' : 'BREAKS'} (${done}/${runs})`);
		}
	};
	await Promise.all(Array.from({ length: jobs }, work));
	console.log(
		broken === 0
			? `${runs} stories, no rule broken. Seed ${seed}.`
			: `A rule broke in ${broken} of ${parts.length} parts. Seed ${seed}.`,
	);
	process.exitCode = broken === 0 ? 0 : 1;
}

function partsOf(runs: number, seed: number): Part[] {
	return Array.from({ length: Math.ceil(runs / PART) }, (_part, index) => ({
		seed: seed + index,
		runs: Math.min(PART, runs - index * PART),
	}));
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});

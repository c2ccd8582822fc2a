/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console */
// `npm run chaos:planted`: plants one mistake after the other in a copy, and the suite must find it.
import Table from 'cli-table3';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { planted, playCopy } from './copies';
import { MOST_STORIES, plantedFaults, type PlantedFault } from './faults';
import { readReport, type Finding } from './finding';

const project = join(__dirname, '..', '..', '..');
/** Of the copy without a fault. */
const UNCHANGED = { seed: 1, runs: 200 };

interface Result {
	fault: PlantedFault;
	finding: Finding;
	/** The rule that was to break broke. */
	found: boolean;
	seconds: number;
	report: string;
}

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { jobs: { type: 'string' }, only: { type: 'string' } } });
	const jobs = Number(values.jobs ?? availableParallelism());
	const faults = plantedFaults.filter(({ name }) => name.includes(values.only ?? ''));
	if (!Number.isInteger(jobs) || jobs < 1 || faults.length === 0) {
		throw new Error('npm run chaos:planted -- [--jobs 4] [--only <part of a name>]');
	}
	await Promise.all(plantedFaults.map(async (fault) => await planted(project, fault)));
	const stop = new AbortController();
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
	const folder = await mkdtemp(join(tmpdir(), 'planted-'));
	try {
		const { signal } = stop;
		const report = await playCopy(project, join(folder, 'unchanged'), {
			part: UNCHANGED,
			fault: null,
			signal,
		});
		if (!signal.aborted) await playAll(faults, { jobs, folder, signal, unchanged: report });
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
	if (stop.signal.aborted) process.exitCode = 130;
}

interface Place {
	jobs: number;
	folder: string;
	signal: AbortSignal;
	/** The suite's report on the code as it is. */
	unchanged: string | null;
}

async function playAll(
	faults: readonly PlantedFault[],
	{ jobs, folder, signal, unchanged }: Place,
): Promise<void> {
	if (unchanged !== null) throw new Error(`The code as it is breaks a rule:\n${unchanged}`);
	console.log(`The code as it is holds in ${UNCHANGED.runs} stories of seed ${UNCHANGED.seed}.`);
	const results: Result[] = [];
	const waiting = [...faults.entries()];
	const work = async (): Promise<void> => {
		for (let next = waiting.shift(); next && !signal.aborted; next = waiting.shift()) {
			const [index, fault] = next;
			const startedMs = Date.now();
			const { seed, where } = fault;
			const copy = { part: { seed, runs: MOST_STORIES, where }, fault, signal };
			const report = (await playCopy(project, join(folder, `fault-${index}`), copy)) ?? '';
			const finding = readReport(report);
			const found = finding.rule !== null && fault.rules.includes(finding.rule);
			const seconds = Math.round((Date.now() - startedMs) / 1000);
			results.push({ fault, finding, found, seconds, report });
			if (!signal.aborted) console.log(`${found ? 'found' : 'NOT FOUND'}: ${fault.name}`);
		}
	};
	await Promise.all(Array.from({ length: jobs }, work));
	if (!signal.aborted) tell(faults.flatMap((one) => results.filter(({ fault }) => fault === one)));
}

function tell(results: readonly Result[]): void {
	const table = new Table({
		head: ['planted', 'rule', 'stories', 'seed and path', 'smallest story', 's'],
		style: { head: [], border: [] },
		colWidths: [36],
		wordWrap: true,
	});
	for (const { fault, finding, found, seconds } of results) {
		const { rule, stories, path, items, troubles } = finding;
		const size = `${items} items, ${troubles} troubles`;
		table.push(
			found
				? [fault.name, rule, stories, `${fault.seed} ${path}`, size, seconds]
				: [
						fault.name,
						`NOT FOUND (${rule ?? 'no rule broke'})`,
						MOST_STORIES,
						fault.seed,
						'',
						seconds,
					],
		);
	}
	console.log(table.toString());
	const missed = results.filter(({ found }) => !found);
	for (const { fault, report } of missed) console.log(`\n${fault.name}:\n${report}`);
	console.log(`${results.length - missed.length} of ${results.length} planted faults found.`);
	process.exitCode = missed.length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});

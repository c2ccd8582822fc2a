/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// What is measured by itself: loading, the tarball, waiting in memory, and the trigger's poll.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { startLocalFal } from '../emulator/localFal';
import { videoCredentialTypes, videoNodeTypes } from '../engine/nodeTypes';
import { runPoll, type PollOptions } from '../engine/poll';
import { race } from './race';

const run = promisify(execFile);
const project = join(__dirname, '..', '..');

const load = `
require('n8n-workflow');
const { n8n } = require('./package.json');
const startedMs = performance.now();
const types = [...n8n.credentials, ...n8n.nodes].map((path) => Object.values(require('./' + path))[0]);
const requiredMs = performance.now() - startedMs;
for (const Type of types) new Type();
console.log(JSON.stringify([requiredMs, performance.now() - startedMs - requiredMs]));`;

/** The build in fresh processes; needs `npm run build`. */
export async function loading(processes: number): Promise<string[][]> {
	const times: number[][] = [];
	while (times.length < processes) {
		const { stdout } = await run(process.execPath, ['-e', load], { cwd: project });
		times.push(JSON.parse(stdout) as number[]);
	}
	const spread = (index: number): string => {
		const sorted = times.map((one) => one[index]).sort((one, other) => one - other);
		return `${sorted[0].toFixed(0)} ms at best, ${sorted[Math.floor(processes / 2)].toFixed(0)} ms in the middle`;
	};
	return [
		[`All nodes required over n8n-workflow, ${processes} fresh processes`, spread(0)],
		['All nodes made, as n8n does at its start', spread(1)],
	];
}

export async function tarball(): Promise<string[][]> {
	const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
	const { stdout } = await run('npm', args, { cwd: project });
	const [{ size, entryCount }] = JSON.parse(stdout) as Array<{ size: number; entryCount: number }>;
	return [['Tarball', `${(size / 1024).toFixed(0)} KB, ${entryCount} files`]];
}

export async function waitingMemory(clips: number, seconds: number): Promise<string[][]> {
	const batch = { clips, seconds, concurrency: clips };
	const lines: string[][] = [];
	for (const [title, streamsRefused] of [
		['with streams', false],
		['streams refused', true],
	] as const) {
		const { peakBytes } = await race(batch, { contender: 'ours', streamsRefused });
		const megabytes = (peakBytes / 1024 / 1024).toFixed(0);
		lines.push([`Memory of ${clips} waiting requests, ${title}`, `${megabytes} MB`]);
	}
	return lines;
}

const MEGABYTE = 1024 * 1024;

/** Whether more items take more than their share: one line for each number of them and wait mode. */
export async function manyItems(counts: readonly number[], seconds: number): Promise<string[][]> {
	const lines: string[][] = [];
	for (const [title, contender] of [
		['Wait Until Done', 'ours'],
		['Submit Only', 'oursSubmitting'],
	] as const) {
		for (const clips of counts) {
			const batch = { clips, seconds, concurrency: 100 };
			const { finish } = await race(batch, { contender });
			const held = await race(batch, { contender, collects: true });
			const { elapsedMs, peakBytes, mostSockets, longestLagMs } = finish;
			const measured = [
				`${(elapsedMs / 1000).toFixed(1)} s`,
				`memory ${(peakBytes / MEGABYTE).toFixed(0)} MB`,
				`${(held.finish.peakHeapBytes / MEGABYTE).toFixed(0)} MB of it held`,
				`${mostSockets} sockets`,
				`longest lag ${longestLagMs.toFixed(0)} ms`,
			];
			lines.push([`${clips} items of ${seconds} s, ${title}`, measured.join(', ')]);
		}
	}
	return lines;
}

/** Polls until nothing more comes. */
export async function triggerPoll(endpoints: number, requests: number): Promise<string[][]> {
	const fal = await startLocalFal();
	try {
		const ids = Array.from(
			{ length: endpoints },
			(_endpoint, index) => `fal-ai/bench-${index}/video`,
		);
		fal.history({ endpointIds: ids });
		const options: PollOptions = {
			node: {
				id: 'trigger',
				name: 'Fal Trigger',
				type: 'n8n-nodes-fal-video.falTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: { endpointIds: [], customEndpointIds: ids.join(',') },
				credentials: { falApi: { id: 'fal', name: 'fal' } },
			},
			nodeTypes: videoNodeTypes(),
			credentialTypes: videoCredentialTypes(),
			credentials: { falApi: { apiKey: fal.apiKey, proxyUrl: fal.proxyUrl } },
		};
		const first = await runPoll(options);
		if (first.error) throw first.error;
		for (let index = 0; index < requests; index += 1) {
			fal.past({ endpointId: ids[index % endpoints], endedAtMs: Date.now() });
		}
		const before = fal.exchanges.length;
		const startedMs = Date.now();
		let { staticData } = first;
		let found = 0;
		for (let polls = 1; ; polls += 1) {
			const polled = await runPoll({ ...options, staticData });
			if (polled.error) throw polled.error;
			({ staticData } = polled);
			found += polled.items?.length ?? 0;
			if (found >= requests || polled.items === null) {
				const seconds = ((Date.now() - startedMs) / 1000).toFixed(2);
				const asked = fal.exchanges.length - before;
				const what = `Trigger, ${endpoints} endpoints and ${requests} finished requests`;
				return [[what, `${found} items in ${seconds} s, ${polls} polls, ${asked} requests`]];
			}
		}
	} finally {
		await fal.close();
	}
}

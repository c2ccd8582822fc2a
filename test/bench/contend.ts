/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
// One contender in a process of its own, so that none slows another down.
import { monitorEventLoopDelay } from 'node:perf_hooks';

import { contenders, type Address, type ContenderName } from './contenders';

export interface Task {
	contender: ContenderName;
	fal: Address;
	clips: number;
	/** Garbage is collected every second, so that the heap shows what is held. */
	collects?: boolean;
}

export interface Finish {
	elapsedMs: number;
	/** Of memory, above what it had before; in bytes. */
	peakBytes: number;
	/** Of it, what its own data take. */
	peakHeapBytes: number;
	/** So many connections were open at once. */
	mostSockets: number;
	/** For so long nothing else could run. */
	longestLagMs: number;
}

const SAMPLE_MS = 20;
const COLLECT_MS = 500;
const LAG_RESOLUTION_MS = 5;

function openSockets(): number {
	return process.getActiveResourcesInfo().filter((resource) => resource === 'TCPSocketWrap').length;
}

/** Warms up with one clip, says so, and works when it is told to. */
async function main(): Promise<void> {
	const { contender, fal, clips, collects } = JSON.parse(process.argv[2]) as Task;
	const work = contenders[contender];
	await work(fal, 1);
	global.gc?.();
	const told = new Promise((resolve) => process.once('message', resolve));
	process.send?.('ready');
	await told;
	const before = process.memoryUsage();
	const peak = { rss: 0, heapUsed: 0, sockets: 0 };
	const sampling = setInterval(
		() => {
			if (collects) global.gc?.();
			const { rss, heapUsed } = process.memoryUsage();
			peak.rss = Math.max(peak.rss, rss - before.rss);
			peak.heapUsed = Math.max(peak.heapUsed, heapUsed - before.heapUsed);
			peak.sockets = Math.max(peak.sockets, openSockets());
		},
		collects ? COLLECT_MS : SAMPLE_MS,
	);
	const lag = monitorEventLoopDelay({ resolution: LAG_RESOLUTION_MS });
	lag.enable();
	const startedMs = Date.now();
	await work(fal, clips);
	const finish: Finish = {
		elapsedMs: Date.now() - startedMs,
		peakBytes: peak.rss,
		peakHeapBytes: peak.heapUsed,
		mostSockets: peak.sockets,
		longestLagMs: lag.max / 1e6,
	};
	lag.disable();
	clearInterval(sampling);
	process.send?.(finish, () => process.exit(0));
}

main().catch((error: unknown) => {
	process.stderr.write(
		`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
	);
	process.exit(1);
});

/* eslint-disable @n8n/community-nodes/no-restricted-globals */
// One contender in a process of its own, so that none slows another down.
import { contenders, type Address, type ContenderName } from './contenders';

export interface Task {
	contender: ContenderName;
	fal: Address;
	clips: number;
}

export interface Finish {
	elapsedMs: number;
	/** Of memory, above what it had before; in bytes. */
	peakBytes: number;
}

const SAMPLE_MS = 20;

/** Warms up with one clip, says so, and works when it is told to. */
async function main(): Promise<void> {
	const { contender, fal, clips } = JSON.parse(process.argv[2]) as Task;
	const work = contenders[contender];
	await work(fal, 1);
	global.gc?.();
	const told = new Promise((resolve) => process.once('message', resolve));
	process.send?.('ready');
	await told;
	const before = process.memoryUsage().rss;
	let peak = before;
	const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), SAMPLE_MS);
	const startedMs = Date.now();
	await work(fal, clips);
	const finish: Finish = { elapsedMs: Date.now() - startedMs, peakBytes: peak - before };
	clearInterval(sampling);
	process.send?.(finish, () => process.exit(0));
}

main().catch((error: unknown) => {
	process.stderr.write(
		`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
	);
	process.exit(1);
});

// The batches that are raced, and the lines they make in the table.
import { idealMs, race, type Batch, type Entrant, type Lap } from './race';

/** In the order of the table. */
export const batches: Readonly<Record<string, Batch>> = {
	'1 × 3.2 s': { clips: 1, seconds: 3.2, concurrency: 10 },
	'1 × 31 s': { clips: 1, seconds: 31, concurrency: 10 },
	'6 × 3 s': { clips: 6, seconds: 3, concurrency: 10 },
	'20 × 3 s': { clips: 20, seconds: 3, concurrency: 10 },
	'20 × 20 s': { clips: 20, seconds: 20, concurrency: 10 },
	'100 × 2 s': { clips: 100, seconds: 2, concurrency: 40 },
	'200 × 1 s': { clips: 200, seconds: 1, concurrency: 40 },
};

export interface Column extends Entrant {
	title: string;
	/** More clips take it minutes; then it is measured with these and reckoned for all. */
	mostClips?: number;
}

export const columns: readonly Column[] = [
	{ title: 'this node', contender: 'ours' },
	{ title: 'this node, streams refused', contender: 'ours', streamsRefused: true },
	{ title: "fal's client, polling", contender: 'polling' },
	{ title: "fal's client, streaming", contender: 'streaming' },
	{ title: 'HTTP Request + Wait 5 s', contender: 'loop' },
	{ title: 'one by one, 5 s polls', contender: 'oneByOne', mostClips: 2 },
];

export const batchHead = [
	'Clips',
	'Limit',
	'Who',
	'Took',
	'Ratio',
	'Latest result',
	'Requests per clip',
	'Memory',
];

/**
 * One line for each contender.
 * @param only of these columns; default all
 */
export async function batchLines(
	name: string,
	batch: Batch,
	only: readonly Column[] = columns,
): Promise<string[][]> {
	const lines: string[][] = [];
	const limit = `${idealMs(batch) / 1000} s`;
	for (const column of only) {
		const { title, mostClips = Infinity } = column;
		const clips = Math.min(batch.clips, mostClips);
		const lap = await race({ ...batch, clips }, column);
		const factor = batch.clips / clips;
		lines.push([
			`${name}, account ${batch.concurrency}`,
			limit,
			title,
			...cells(lap, batch, factor),
		]);
	}
	return lines;
}

/** @param factor how many times what was measured the batch is; 1: it was measured whole */
function cells(lap: Lap, batch: Batch, factor: number): string[] {
	const about = factor === 1 ? '' : '~';
	const elapsedMs = lap.elapsedMs * factor;
	return [
		`${about}${(elapsedMs / 1000).toFixed(2)} s`,
		`${about}${(elapsedMs / idealMs(batch)).toFixed(2)}`,
		`${(lap.latestMs / 1000).toFixed(2)} s`,
		lap.requestsPerClip.toFixed(1),
		`${(lap.peakBytes / 1024 / 1024).toFixed(0)} MB`,
	];
}

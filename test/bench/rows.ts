// Every row of the bench by its name, as large as the table has it or small, to see that it works.
import { batches, batchHead, batchLines, columns } from './batches';
import { loading, manyItems, tarball, triggerPoll, waitingMemory } from './measures';
import { passageMemory } from './media';

export interface Row {
	head: readonly string[];
	/** The lines of the table. */
	full: () => Promise<string[][]>;
	small: () => Promise<string[][]>;
}

const measureHead = ['What', 'Measured'];

const races = Object.entries(batches).map(([name, batch], index): [string, Row] => {
	const smallBatch = { clips: 2, seconds: 0.1, concurrency: 2 };
	return [
		name.replaceAll(' ', '').replace('×', 'x'),
		{
			head: batchHead,
			full: async () => await batchLines(name, batch),
			// A contender takes seconds to start, so each row tries another one.
			small: async () => await batchLines(name, smallBatch, [columns[index % columns.length]]),
		},
	];
});

export const rows: Readonly<Record<string, Row>> = {
	...Object.fromEntries(races),
	trigger: {
		head: measureHead,
		full: async () => await triggerPoll(50, 1000),
		small: async () => await triggerPoll(2, 5),
	},
	memory: {
		head: measureHead,
		full: async () => await waitingMemory(200, 10),
		small: async () => await waitingMemory(2, 0.1),
	},
	items: {
		head: measureHead,
		full: async () => await manyItems([100, 300, 1000], 2),
		small: async () => await manyItems([2], 0.1),
	},
	load: {
		head: measureHead,
		full: async () => await loading(15),
		small: async () => await loading(1),
	},
	tarball: { head: measureHead, full: tarball, small: tarball },
	media: {
		head: measureHead,
		full: async () => await passageMemory(200),
		small: async () => await passageMemory(2),
	},
};

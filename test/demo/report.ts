/* eslint-disable no-console */
// The table and the sums at the end of the demo; every figure is counted.
import Table from 'cli-table3';

import type { Step } from './enhance';
import type { Books } from './fal';
import { aboutUsd, modelOf } from './prices';

export function printReport(steps: readonly Step[], books: Books | null): void {
	const table = new Table({
		head: ['Step', 'Endpoint', 'Request ID', 'Seconds', 'Pixels', 'FPS', 'Sound', 'MB', 'About $'],
		style: { head: [], border: [], compact: true },
	});
	for (const { name, endpointId, requestId, seconds, after } of steps) {
		const usd = aboutUsd(modelOf(endpointId), after);
		table.push([
			name,
			endpointId,
			requestId,
			seconds.toFixed(1),
			`${after.width}×${after.height}`,
			after.fps.toFixed(0),
			after.hasAudio ? 'yes' : 'no',
			(after.bytes / 1e6).toFixed(2),
			usd === null ? 'not published' : usd.toFixed(2),
		]);
	}
	console.log(table.toString());
	console.log([...ordered(books), costs(steps, books === null)].join(' '));
}

function ordered(books: Books | null): string[] {
	if (books === null) return [];
	const { faults } = books;
	const ordered = `${faults === null ? 'Ordered' : `${faults} faults, ordered`} ${books.ordered}`;
	return [`${ordered}, delivered ${books.delivered}, bought twice ${books.boughtTwice}.`];
}

/** What fal does not publish is left out of the sum, and named. */
function costs(steps: readonly Step[], bought: boolean): string {
	const priced = steps.map(({ endpointId, after }) => ({
		model: modelOf(endpointId),
		usd: aboutUsd(modelOf(endpointId), after),
	}));
	const sum = priced.reduce((total, { usd }) => total + (usd ?? 0), 0);
	const dates = [...new Set(priced.flatMap(({ model }) => model.price?.asOf ?? []))].join(', ');
	const unknown = priced.filter(({ usd }) => usd === null).map(({ model }) => model.displayName);
	const without =
		unknown.length === 0
			? ''
			: `, without ${unknown.join(' and ')}, whose price fal does not publish`;
	const free = bought ? '' : ' Nothing was charged.';
	return `${bought ? 'This costs' : 'On fal this would have cost'} about $${sum.toFixed(2)} (prices of ${dates})${without}.${free}`;
}

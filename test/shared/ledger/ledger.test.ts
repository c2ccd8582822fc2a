import type { IExecuteFunctions } from 'n8n-workflow';

import { resultMark, type FalSwitches } from '../../../nodes/shared/fal/switches';
import { requestOf } from '../../../nodes/shared/fal/urls';
import { openLedger } from '../../../nodes/shared/ledger/ledger';

const off: FalSwitches = {
	keepResultHours: 0,
	storesNothing: false,
	startWithinMinutes: 0,
	noRetry: false,
	noFallback: false,
	lowPriority: false,
};
const endpointId = 'fal-ai/topaz/upscale/video';
const input = { video_url: 'https://example.com/sea.mp4' };

/** A node whose execution context outlives each of its runs. */
function nodeOf(store: object): IExecuteFunctions {
	return {
		getContext: () => store,
		getWorkflowDataProxy: () => ({ $runIndex: 0 }),
	} as unknown as IExecuteFunctions;
}

/** What a retry finds of a request that was submitted with some switches set, and ran on. */
function retryAfter(submitted: Partial<FalSwitches>, retried: Partial<FalSwitches>) {
	const store = {};
	const mark = (switches: Partial<FalSwitches>) => resultMark({ ...off, ...switches });
	const first = openLedger(nodeOf(store));
	const entry = first.entryFor(endpointId, input, mark(submitted));
	entry.sending();
	entry.accepted(requestOf(endpointId, 'a1b2c3d4-0000-4000-8000-000000000000', {}));
	first.close('keep');
	return openLedger(nodeOf(store)).entryFor(endpointId, input, mark(retried)).read().state;
}

test.each<[Partial<FalSwitches>]>([[{}], [{ keepResultHours: 2 }], [{ noFallback: true }]])(
	'a retry takes over what was submitted with the same switches: %j',
	(switches) => {
		expect(retryAfter(switches, switches)).toBe('known');
	},
);

test.each<[Partial<FalSwitches>, Partial<FalSwitches>]>([
	[{}, { keepResultHours: 2 }],
	[{ keepResultHours: 2 }, { keepResultHours: 24 }],
	[{}, { noFallback: true }],
])(
	'a switch that makes another result makes another request: %j, then %j',
	(submitted, retried) => {
		expect(retryAfter(submitted, retried)).toBe('unsent');
	},
);

test.each<[Partial<FalSwitches>]>([
	[{ lowPriority: true }],
	[{ noRetry: true }],
	[{ startWithinMinutes: 5 }],
])('a switch that leaves the result as it is does not: %j', (switches) => {
	expect(retryAfter({}, switches)).toBe('known');
});

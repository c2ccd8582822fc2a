// Makes up stories; what comes first in each list is what a counterexample shrinks to.
import fc from 'fast-check';

import type { Operation } from '../emulator/types';
import { models } from './models';
import { faultKinds } from './faultKinds';
import { scenarios, type Scenario, type Story, type Trouble } from './story';

/** A counterexample shrinks to the first of several. */
const toFirst = { withCrossShrink: true };

const ordinary: Scenario[] = scenarios.slice(0, 5);
const onTheWay: Operation[] = ['pricing', 'upload', 'file'];
const ordering = (Object.keys(faultKinds) as Operation[]).filter((one) => !onTheWay.includes(one));

/** Most of them after the order. */
const exchange = (...kinds: Operation[]): fc.Arbitrary<Operation> =>
	fc.oneof(
		toFirst,
		{ weight: 4, arbitrary: fc.constantFrom(...kinds) },
		{ weight: 1, arbitrary: fc.constantFrom(...onTheWay) },
	);

const trouble: fc.Arbitrary<Trouble> = exchange(...ordering).chain((on) =>
	fc.constantFrom(...(faultKinds[on] ?? [])).chain((fault) =>
		fc.record({
			on: fc.constant(on),
			fault: fc.constant(fault),
			skip: fc.nat({ max: on === 'status' && !fault.startsWith('stuck') ? 12 : 4 }),
			times: fc.integer({ min: 1, max: on === 'history' ? 40 : 3 }),
		}),
	),
);

const stop = fc.record({
	on: exchange('submit', 'status', 'result', 'history'),
	at: fc.integer({ min: 1, max: 8 }),
});

/** Most of the time the first. */
function mostly<Value>(usual: Value, ...others: Value[]): fc.Arbitrary<Value> {
	return fc.oneof(
		toFirst,
		{ weight: 3, arbitrary: fc.constant(usual) },
		{ weight: 1, arbitrary: fc.constantFrom(...others) },
	);
}

const scenario = fc.oneof(
	toFirst,
	{ weight: 3, arbitrary: fc.constantFrom(...ordinary) },
	{ weight: 3, arbitrary: fc.constantFrom(...scenarios.slice(5, -1)) },
);

export const stories: fc.Arbitrary<Story> = fc.record({
	model: fc.nat({ max: models.length - 1 }),
	items: fc.oneof(
		toFirst,
		{ weight: 12, arbitrary: fc.array(scenario, { minLength: 1, maxLength: 5 }) },
		{ weight: 1, arbitrary: fc.array(scenario, { minLength: 11, maxLength: 14 }) },
		{
			weight: 1,
			arbitrary: fc.array(fc.constantFrom(...scenarios), { minLength: 1, maxLength: 4 }),
		},
	),
	source: fc.oneof(
		toFirst,
		{ weight: 2, arbitrary: fc.constant<Story['source']>('unseen') },
		{ weight: 1, arbitrary: fc.constant<Story['source']>('seen') },
		{ weight: 2, arbitrary: fc.constant<Story['source']>('file') },
	),
	deleteUploadsAfter: mostly<0 | 1>(0, 1),
	rounds: mostly<1 | 2>(1, 2),
	concurrency: fc.constantFrom(2, 1, 4, 10),
	onError: fc.constantFrom('stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'),
	tries: fc.constantFrom(1, 2, 3),
	waitMode: mostly<Story['waitMode']>('wait', 'submit', 'pause'),
	callbacks: fc.constantFrom('honest', 'lost', 'doubled', 'early', 'forged', 'late'),
	cancelOnStop: fc.constantFrom('all', 'queued', 'none'),
	onDeadline: fc.constantFrom('fail', 'handOn', 'cancel'),
	timeoutMinutes: mostly(1, 3),
	reuse: mostly(false, true),
	past: fc.subarray(ordinary),
	pastFailures: mostly<Scenario[]>([], ordinary),
	wrongKey: fc.oneof(
		{ weight: 40, arbitrary: fc.constant(false) },
		{ weight: 1, arbitrary: fc.constant(true) },
	),
	troubles: fc.array(trouble, { maxLength: 7 }),
	falAheadMinutes: mostly(0, 5, -5),
	history: fc.record({
		lagMs: mostly(0, 5000, 45_000, 3_600_000),
		order: fc.constantFrom('newest', 'oldest'),
		range: fc.constantFrom('sent_at', 'ended_at'),
		hidden: fc.oneof(
			{ weight: 12, arbitrary: fc.constant(false) },
			{ weight: 1, arbitrary: fc.constant(true) },
		),
	}),
	stop: fc.oneof(
		toFirst,
		{ weight: 3, arbitrary: fc.constant(null) },
		{ weight: 1, arbitrary: stop },
	),
	retries: fc.constantFrom(0, 1, 2),
	retryAfterMinutes: fc.constantFrom(0, 1, 120),
	beside: fc.oneof(
		toFirst,
		{ weight: 4, arbitrary: fc.constant(null) },
		{
			weight: 1,
			arbitrary: fc.record({
				afterSeconds: fc.constantFrom(0, 1, 4, 20, 61),
				stop: fc.option(stop, { freq: 1 }),
			}),
		},
	),
});

import type { IExecuteFunctions } from 'n8n-workflow';

import { cancelStopped } from '../request/cancel';
import { openSpending } from '../cost/spending';
import { createFalClient } from '../fal/client';
import { unexpected, unreadable } from '../failures/failure';
import { failed, withOutcome, type Item, type Run } from './item';
import type { Ledger } from '../ledger/ledger';
import { findLost, isLost } from '../request/reconcile';
import { createPace } from '../fal/pace';
import { createLimit } from '../util/limit';
import { stopOf, type Stop } from './stop';

/**
 * What is done with every item; the second step begins when the first is through with all, and may
 * make several items of one.
 */
export type Step<Result = Item> = (item: Item, run: Run) => Promise<Result>;
export type Steps = [Step, Step<Item | Item[]>];

/** Looks at all items together, before the first step may cost anything. */
export type Check = (items: readonly Item[], run: Run) => Promise<Item[]>;

interface Stages {
	ledger: Ledger;
	notes: Set<string>;
	steps: Steps;
	check: Check;
}

/** Takes all items through the steps side by side; on Stop, cancels what is open and says so. */
export async function takeThrough(
	context: IExecuteFunctions,
	prepared: readonly Item[],
	{ ledger, notes, steps, check }: Stages,
): Promise<Item[] | 'stopped'> {
	const connected = await connect(context);
	if ('error' in connected) {
		return prepared.map((item) => {
			const { requestId, charged } = knownOf(item);
			return failed(item, unreadable(connected.error, charged, requestId));
		});
	}
	const stop = stopOf(context);
	const run: Run = {
		...connected,
		ledger,
		pace: createPace(createLimit()),
		phases: new Map(),
		notes,
		spending: openSpending(context.getContext('node')),
		signal: stop.signal,
		log: (line, facts) => context.logger.info(line, facts),
	};
	try {
		const checked = await Promise.race([check(prepared, run), stop.happened]);
		if (checked !== undefined && !stop.signal.aborted)
			return await ordered(checked, run, steps, stop);
		await Promise.all(prepared.map(async (item) => await cancelStopped(item, run)));
		return 'stopped';
	} finally {
		stop.over();
		run.spending.close();
	}
}

async function ordered(
	items: readonly Item[],
	run: Run,
	[first, second]: Steps,
	stop: Stop,
): Promise<Item[] | 'stopped'> {
	const limit = createLimit();
	const begun = items.map(async (item) => await limit(async () => await guarded(item, run, first)));
	const allBegun = Promise.all(begun);
	const found = begun.map(async (beginning) => {
		const item = await beginning;
		if (!isLost(item)) return item;
		// Only when every order has its answer is it clear which of fal's requests is whose.
		await allBegun;
		return await guarded(item, run, findLost);
	});
	const finishing = allBegun.then(
		async () => await Promise.all(found.map(async (one) => await guarded(await one, run, second))),
	);
	const finished = await Promise.race([finishing, stop.happened]);
	if (finished !== undefined && !stop.signal.aborted) return finished.flat();
	// The cancels go out at once; what is still on its way is cancelled when it is there.
	await Promise.all([...found.map(async (one) => await cancelStopped(await one, run)), finishing]);
	return 'stopped';
}

/** A thrown error would send the input out as a success where On Error says Continue. */
async function connect(
	context: IExecuteFunctions,
): Promise<Pick<Run, 'client'> | { error: unknown }> {
	try {
		return { client: await createFalClient(context) };
	} catch (error) {
		return { error };
	}
}

/** A step that throws must not take the other items' requests with it, nor forget its own. */
async function guarded<Result>(item: Item, run: Run, step: Step<Result>): Promise<Result | Item> {
	try {
		return await step(item, run);
	} catch (error) {
		const { job, requestId, charged } = knownOf(item);
		return failed(withOutcome(item, { job }), unexpected(error, charged, requestId));
	}
}

/** What is known of the item's request, also where the step that ordered it did not end well. */
function knownOf({ order, outcome }: Item) {
	const job = outcome.job ?? order?.claim.job ?? null;
	const unknown = order !== null && order.claim.unknownSinceMs !== null;
	return { job, requestId: job?.requestId, charged: job !== null || unknown };
}

import type { NodeOperationError } from 'n8n-workflow';

import { toNodeError, type Failure } from '../failures/failure';
import { falOf, type Outcome } from './output';

/** Nobody reads more; every item's own failure is in the data of the error. */
const MOST_LINES = 20;

const CALLED =
	'Another workflow called this one: if that is retried, it starts this one anew and buys again. Reuse Result takes what is finished instead.';

/**
 * The one error of a run that stops: names every item's request and state, so that nothing bought is
 * lost. Undefined while no item failed.
 * @param isCalled whether another workflow called this one; its retry has an execution of its own
 */
export function batchError(
	outcomes: readonly Outcome[],
	node: Parameters<typeof toNodeError>[0],
	isCalled = false,
): NodeOperationError | undefined {
	const failures = outcomes.filter(({ failure }) => failure !== null);
	if (failures.length === 0) return undefined;
	const others = outcomes.filter(({ failure }) => failure === null).map(stateOf);
	const { message, hint } = summary(failures, others, outcomes.length);
	const isBuying = outcomes.some(({ request }) => request !== null);
	const told = isCalled && isBuying ? `${CALLED} ${hint}` : hint;
	return toNodeError(node, { message, hint: told }, outcomes.map(falOf));
}

/** In a run of several items, every failure names its own. */
export function numbered(outcomes: readonly Outcome[]): Outcome[] {
	if (outcomes.length === 1) return [...outcomes];
	return outcomes.map((outcome) => {
		if (outcome.failure === null) return outcome;
		const message = `${outcome.failure.message} (item ${outcome.itemIndex + 1})`;
		return { ...outcome, failure: { ...outcome.failure, message } };
	});
}

const NOTHING_BOUGHT = / ?Nothing was bought\.$/;

/** What is wrong with the item itself, not with the key, the account or the network. */
const TO_BE_MENDED = ['invalid_input', 'preflight', 'cost_limit', 'cost_unknown', 'cannot_pause'];

function summary(
	failed: readonly Outcome[],
	others: readonly string[],
	count: number,
): Pick<Failure, 'message' | 'hint'> {
	const rest = others.some((state) => state !== '')
		? ` Other requests: ${others.filter((state) => state !== '').join(', ')}. They may have been charged.`
		: '';
	const [first] = failed;
	// Then the message itself says it, and each item only what is to be mended.
	const isUnsent =
		rest === '' &&
		failed.every(
			({ request, failure }) =>
				request === null && failure?.mayBeCharged === false && TO_BE_MENDED.includes(failure.type),
		);
	if (failed.length === 1) {
		return { message: first.failure?.message ?? '', hint: (first.failure?.hint ?? '') + rest };
	}
	const told = failed.map(({ failure }) => {
		const hint = failure?.hint ?? '';
		return `${failure?.message}. ${isUnsent ? hint.replace(NOTHING_BOUGHT, '') : hint}`.trim();
	});
	const lines = told.slice(0, MOST_LINES);
	const more = told.length - lines.length;
	return {
		message: isUnsent
			? `Nothing was bought: ${failed.length} of ${count} items have to be mended first`
			: `${failed.length} of ${count} items gave no video. ${first.failure?.message}`,
		hint: [...lines, ...(more > 0 ? [`and ${more} more items.`] : [])].join('\n') + rest,
	};
}

function stateOf({ itemIndex, request, state }: Outcome): string {
	return request === null ? '' : `${request.requestId} (item ${itemIndex + 1}) is ${state}`;
}

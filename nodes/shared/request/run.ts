import type { IExecuteFunctions } from 'n8n-workflow';

import type { Spending } from '../cost/spending';
import type { FalClient } from '../fal/client';
import type { Pace } from '../fal/pace';
import type { Request } from '../fal/types';
import type { Watches } from '../fal/watch';
import type { Ledger } from '../ledger/ledger';
import type { Limit } from '../util/limit';
import type { OpenRequests } from './openRequests';

/** What all items of one run of a node share. */
export interface Run {
	context: IExecuteFunctions;
	client: FalClient;
	ledger: Ledger;
	spending: Spending;
	pace: Pace;
	/** Says when a request that is waited for should be read. */
	watch: Watches;
	/** So many results are downloaded at once. */
	downloads: Limit;
	/** n8n's Stop, which an execution timeout looks like too. */
	signal: AbortSignal;
	/** What Stop has to cancel. */
	open: OpenRequests;
	/** What fal is to call when a request has ended that the execution pauses for; null: it may not pause. */
	wakeUrl: string | null;
	/** Sentences for the hint after the run. */
	notes: Set<string>;
	/** When it began, by this machine's clock in milliseconds since 1970. */
	startedMs: number;
}

/** Whether another workflow called this one, whose execution this one is a part of. */
export function isSubWorkflow({ context }: Pick<Run, 'context'>): boolean {
	return context.getMode() === 'integrated';
}

/** One line of n8n's log for each change of state, with the same facts as data. */
export function logState(
	{ context }: Pick<Run, 'context'>,
	{ endpointId, requestId }: Request,
	state: string,
): void {
	const line = `fal request ${requestId} (${endpointId}): ${state}`;
	context.logger.info(line, { endpointId, requestId, state });
}

import type { IDataObject, LogMetadata } from 'n8n-workflow';

import type { FalClient } from '../fal/client';
import type { Failure } from '../failures/failure';
import type { VideoRequest } from '../input/input';
import type { JobOptions } from '../input/jobOptions';
import type { Claim } from '../ledger/claim';
import type { Ledger } from '../ledger/ledger';
import type { Locals } from '../media/inspect';
import type { Outcome } from '../output/output';
import type { Pace } from '../fal/pace';
import type { Spending } from '../cost/spending';

/** What is ordered for one input item, and its hold on the ledger. */
export interface Order {
	request: VideoRequest;
	options: JobOptions;
	claim: Claim;
	/** The item's files that are not on the web yet. */
	locals?: Locals;
	/** The input by the content of its files; without it the input itself. */
	identity?: IDataObject;
	/** Uploads the item's files and gives the input as fal gets it; without it the input itself. */
	upload?: (run: Run) => Promise<IDataObject | Failure>;
	/** What the order counts against the limits, in US dollars; null: not known. */
	estimatedUsd?: number | null;
	/** What one billed unit costs, in US dollars; null: not known. */
	unitUsd?: number | null;
}

/** One input item on its way: what is ordered, and what has become of it so far. */
export interface Item {
	/** null for an item that cannot be sent. */
	order: Order | null;
	outcome: Outcome;
}

/** What all items of a run share. */
export interface Run {
	client: FalClient;
	ledger: Ledger;
	pace: Pace;
	/** Where each request stands at fal as far as is known, by request id; set when ordered here. */
	phases: Map<string, 'queued' | 'running' | 'ended'>;
	signal: AbortSignal;
	/** Sentences for the hint after the run. */
	notes: Set<string>;
	spending: Spending;
	/** One line of n8n's log, with the same facts as data. */
	log: (line: string, facts: LogMetadata) => void;
}

export function withOutcome(item: Item, change: Partial<Outcome>): Item {
	return { ...item, outcome: { ...item.outcome, ...change } };
}

export function failed(item: Item, failure: Failure): Item {
	return withOutcome(item, { state: 'failed', failure });
}

export function logState(
	run: Run,
	{ endpointId, requestId }: { endpointId: string; requestId: string },
	state: string,
): void {
	run.log(`fal request ${requestId} (${endpointId}): ${state}`, { endpointId, requestId, state });
}

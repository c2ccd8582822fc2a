import type { RequestLog } from '@fal-ai/client';

import type { Answer } from './answer';

/** One request in fal's queue, and the addresses fal documents for it. */
export interface Request {
	endpointId: string;
	requestId: string;
	statusUrl: string;
	responseUrl: string;
	cancelUrl: string;
}

/** What a request is doing while it has not ended. */
export type Phase = 'queued' | 'running';

/** What fal's queue says of a request. */
export interface QueueState {
	status: 'IN_QUEUE' | 'IN_PROGRESS' | 'COMPLETED';
	queuePosition: number | null;
	inferenceSeconds: number | null;
	logs: RequestLog[] | null;
	/** fal's own word for how a request ended that did not reach or finish its model. */
	errorType: string | null;
	/** What fal says of that, in words. */
	error: string | null;
}

export interface FinishedResult {
	body: Record<string, unknown>;
	billableUnits: number | null;
}

/** How following a request came to an end; only the first three are ends of the request itself. */
export type Ending =
	| { state: 'done'; result: FinishedResult; answer: Answer }
	| {
			/** 'failed': no video. 'denied': asking again cannot help. 'notFound': fal does not know the id. */
			state: 'failed' | 'denied' | 'notFound';
			answer: Answer;
			status: QueueState | null;
	  }
	/** fal answered with nothing that tells, for minutes. */
	| { state: 'unreadable'; answer: Answer; status: QueueState | null }
	/** A deadline passed while the request was in this phase; `lastRead` where that told nothing. */
	| { state: 'timeout'; phase: Phase; lastRead: Answer | null }
	/** It was not waited for to its end, and had not ended when it was last read. */
	| { state: 'open'; phase: Phase }
	/** The execution was stopped. */
	| { state: 'stopped' };

/** How long a request took, in seconds; null: not known. */
export interface Timing {
	queueSeconds: number | null;
	inferenceSeconds: number | null;
}

/** What fal said to a cancel. 'asked': the model decides, and may finish and bill. */
export type Cancelled = 'removed' | 'asked' | 'tooLate' | 'unknownRequest' | 'unanswered';

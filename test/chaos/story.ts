// What one chaos run is made of, in words; playing it is another file's business.
import type { HistorySettings } from '../emulator/historyTypes';
import type { Operation } from '../emulator/types';

/** What becomes of the orders for a clip. The name is the clip's. */
export const scenarios = [
	'done',
	'slow',
	'timed',
	/** Longer than a pause is put off. */
	'long',
	'oddBody',
	'brokenOnce',
	'brokenAlways',
	'refused',
	/** Ends as done, without its video. */
	'noVideo',
	'waitsForever',
	'runsForever',
	'stubborn',
	/** Is no link or file, so it is never ordered. */
	'invalid',
] as const;
export type Scenario = (typeof scenarios)[number];

/** What goes wrong with an exchange; which is possible where stands in troubles.ts. */
export type FaultKind =
	| 'reset before'
	| 'reset after'
	| 'close before'
	| 'close after'
	| 'truncated'
	| 'page before'
	| 'page after'
	| 'edge: page of 403'
	| 'edge: page of 403 after'
	| 'edge: page of 404'
	| 'edge: page of 200'
	| 'edge: empty 403'
	| '500 after'
	| '503 before'
	| '503 after'
	| '504 before'
	| '429'
	| '403'
	| '404'
	| '422'
	| 'delay'
	| 'stall before'
	| 'stall after'
	| 'answer of another order'
	| 'stale: queued'
	| 'stale: running'
	| 'stale: completed'
	| 'stale: early'
	| 'stale: ended'
	| 'stale: empty'
	| 'endless: one page'
	| 'endless: empty cursor'
	| 'used up'
	| 'stuck: running'
	| 'stream: silent'
	| 'stream: silenced'
	| 'stream: cut'
	| 'stream: buffered'
	| 'stream: endless'
	| 'stream: malformed'
	| 'stream: slow'
	| 'stream: completed'
	| 'stream: foreign'
	| 'stream: wordy'
	| 'lock';

export interface Trouble {
	on: Operation;
	fault: FaultKind;
	/** So many exchanges of this kind pass before it. */
	skip: number;
	times: number;
}

export interface Story {
	/** Index into models.ts. */
	model: number;
	/** One item each; the same scenario twice is the same input twice. */
	items: readonly Scenario[];
	/** unseen: a link, Source Check off. seen: one the node opens. file: a file of the item. */
	source: 'unseen' | 'seen' | 'file';
	/** Of uploads; 0 keeps them. A retry hours later uploads anew. */
	deleteUploadsAfter: 0 | 1;
	rounds: 1 | 2;
	concurrency: number;
	onError: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';
	/** 1: Retry On Fail is off. */
	tries: number;
	waitMode: 'wait' | 'submit' | 'pause';
	/** What befalls the callbacks of a paused execution; 'lost': of the first request that ends. */
	callbacks: 'honest' | 'lost' | 'doubled' | 'early' | 'forged' | 'late';
	cancelOnStop: 'all' | 'queued' | 'none';
	onDeadline: 'fail' | 'handOn' | 'cancel';
	timeoutMinutes: number;
	reuse: boolean;
	/** Scenarios whose input fal already made into a video half an hour ago. */
	past: readonly Scenario[];
	/** Scenarios whose input fal could not make into a video some time later. */
	pastFailures: readonly Scenario[];
	wrongKey: boolean;
	troubles: readonly Trouble[];
	/** fal's clock against this machine's. */
	falAheadMinutes: number;
	history: Required<Pick<HistorySettings, 'lagMs' | 'order' | 'range'>> & { hidden: boolean };
	/** Stop is pressed when so many exchanges of this kind have arrived. */
	stop: { on: Operation; at: number } | null;
	/** A failed execution is retried so often, each time so much later. */
	retries: number;
	retryAfterMinutes: number;
	/** Another execution of the same workflow with the same items, started so much later. */
	beside: { afterSeconds: number; stop: Story['stop'] } | null;
}

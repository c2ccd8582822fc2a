// The words of the local fal: what tests and the demo give it and what they read from it.
import type { KeyObject } from 'node:crypto';
import type { ForeignRequest, HistorySettings } from './historyTypes';
import type { Callback, CallbackFault, Delivery } from './webhooks';

export type Operation =
	| 'submit'
	| 'status'
	| 'stream'
	| 'result'
	| 'cancel'
	| 'upload'
	| 'pricing'
	| 'analytics'
	| 'history'
	| 'models'
	| 'document'
	| 'keys'
	| 'file'
	| 'unknown';

export type JsonObject = Record<string, unknown>;
export type Headers = Record<string, string>;

/** One HTTP answer; a text body is sent as it stands, an object as JSON. */
export interface Answer {
	statusCode: number;
	body: object | string;
	headers?: Headers;
}

export interface LocalFalOptions {
	/** Default 0: any free port. Listens on 127.0.0.1 only. */
	port?: number;
	/** Default: a made-up key. */
	apiKey?: string;
	/** Requests that run at once, default 2 as on a new fal account; the rest waits in the queue. */
	concurrency?: number;
	/** true: ffmpeg really makes each result. Default false: the sample clip is every result. */
	video?: boolean;
	/** Answers 404 for endpoints that only the documents know, and for Sora, as fal does today. */
	asFalIs?: boolean;
	/** false: status streams are refused, as by a proxy that does not pass them on. Default true. */
	streams?: boolean;
	/** true: callbacks are sent to the addresses that submits name. Default false: tests send them. */
	webhooks?: boolean;
	/** The clip behind the documents' public sample addresses; default examples/media/clip.mp4. */
	sampleClip?: string;
}

/** One accepted order. The object stays current while the request moves on. */
export interface Purchase {
	requestId: string;
	endpointId: string;
	input: JsonObject;
	/** The request body as it arrived. */
	body: string;
	headers: Headers;
	/** What is called when it has ended; null: nothing. */
	webhookUrl: string | null;
	state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
	cancelRequested: boolean;
	/** When it arrived, left the queue and ended, in milliseconds of fal's clock; null: not yet. */
	sentAtMs: number;
	startedAtMs: number | null;
	endedAtMs: number | null;
	/** Paths of input fields that the endpoint's schema does not know, e.g. 'elements.0.name'. */
	ignoredFields: string[];
}

/** One HTTP exchange, in order of arrival. */
export interface Exchange {
	operation: Operation;
	method: string;
	/** The address the caller meant: fal's own, or the local file address. */
	url: string;
	headers: Headers;
	/** The request body as text; null for files. */
	body: string | null;
	/** null: the connection ended without an answer. */
	statusCode: number | null;
	requestId: string | null;
	/** When it arrived, in milliseconds of fal's clock. */
	atMs: number;
}

/**
 * 'html': a 502 gateway page. 'truncated': cut off in the middle. 'close': no answer at all.
 * For files only: 'noRange' ignores Range, 'noLength' answers it without the length of the whole,
 * 'stalled' sends half and no more, 'short' ends in the middle as if that were all.
 * For status streams only: see StreamCut.
 */
export type Disturbance = Answer | Cut | FileCut | StreamCut;
export type Cut = 'reset' | 'html' | 'truncated' | 'close';
export type FileCut = 'noRange' | 'noLength' | 'stalled' | 'short';

/**
 * What befalls a status stream that was opened. 'mute' says nothing at all, 'hushed' nothing after
 * its first event, and neither ends; 'broken' ends in the middle of its second event; 'buffered'
 * holds everything back until the end, as some proxies do; 'endless' stays open after COMPLETED;
 * 'garbled' sends no JSON; 'lagging' sends each event `delayMs` late; 'early' says COMPLETED at once
 * and ends; 'foreign' tells of another request first; 'wordy' adds 1 MB of logs to each event.
 */
export type StreamCut =
	| 'mute'
	| 'hushed'
	| 'broken'
	| 'buffered'
	| 'endless'
	| 'garbled'
	| 'lagging'
	| 'early'
	| 'foreign'
	| 'wordy';

/** A disturbance of HTTP exchanges. `match` looks at the input of the job concerned. */
export interface Fault {
	on: Operation;
	/** Default 1; Infinity is allowed. */
	times?: number;
	/** Leaves the first n matching exchanges alone. */
	skip?: number;
	endpointId?: string;
	requestId?: string;
	match?: (input: JsonObject) => boolean;
	/** Default before: the operation does not happen. after: it does, then the answer is lost. */
	moment?: 'before' | 'after';
	/** Without it the exchange is only delayed. */
	answer?: Disturbance;
	delayMs?: number;
}

/** What becomes of jobs. The first outcome that matches at submit wins. */
export interface Outcome {
	match?: (input: JsonObject, endpointId: string) => boolean;
	/** Number of jobs it applies to; default Infinity. */
	times?: number;
	/** What the result GET answers; anything but 2xx is a failed job. */
	result?: Answer;
	/** Shown in the COMPLETED status; without `result` the result GET fails with it too. */
	statusError?: StatusError;
	logs?: string[];
	/** queue: never starts. run: never ends. Both until cancelled. */
	hold?: 'queue' | 'run';
	/** Runs for so long by fal's clock, whether it is looked at or not. */
	seconds?: number;
	/** Stays IN_PROGRESS for this many status reads, and has no stream. Without `video` only. */
	statusReads?: number;
	inferenceSeconds?: number;
	/** The first machine fails, and fal takes another one: not where X-Fal-No-Retry says so. */
	machineFails?: boolean;
	/** The endpoint is down, and fal takes an equivalent one: not where the request forbids it. */
	endpointDown?: boolean;
	/** A running job goes on after its cancel was accepted, as some apps do. */
	ignoresCancel?: boolean;
}

export interface StatusError {
	error: string;
	error_type: string;
}

export interface LocalFal {
	/** For the credential's Proxy URL, e.g. http://127.0.0.1:41923 */
	readonly proxyUrl: string;
	readonly apiKey: string;
	/** Of the same account. */
	readonly secondKey: string;
	/** Every accepted submit, in order. */
	readonly purchases: readonly Purchase[];
	/** Every HTTP exchange, in order. */
	readonly exchanges: readonly Exchange[];
	fault(fault: Fault): void;
	outcome(outcome: Outcome): void;
	/** Ends a request that is held, as its outcome says. */
	finish(requestId: string): Promise<void>;
	/** The callback of a request as fal would send it now, by default with fal's key and time. */
	callback(requestId: string, change?: { key?: KeyObject; atMs?: number }): Callback;
	/** Every callback that was sent by itself, in the order of the answers. */
	readonly deliveries: readonly Delivery[];
	/** What befalls callbacks that are sent by themselves. */
	callbackFault(fault: CallbackFault): void;
	/** fal signs with a new key from now on. */
	changeKey(): void;
	/** Locks the account on submit, status and result; null unlocks. Default: exhausted balance. */
	lock(reason?: string | null): void;
	/** How the request history lags, sorts and hides; what is not given stays as it is. */
	history(settings: HistorySettings): void;
	/** Books a request of the same account that nobody made here, and gives its id. */
	past(request: ForeignRequest): string;
	/** Makes a file on this machine public, as a CDN does, and gives its address. */
	publish(file: string, contentType?: string): string;
	/** fal's clock from now on, e.g. one that is fast; default Date.now. */
	clock(nowMs: () => number): void;
	/** Forgets books, faults, outcomes, lock, clock and history settings, and ends running jobs. The server stays. */
	reset(): void;
	/** Ends the server and running ffmpeg processes, and removes the temporary folder. */
	close(): Promise<void>;
}

import type { Job } from '../fal/urls';

/** One order of a node in an execution, as it stands in the saved execution. */
export interface Entry {
	/** Hash of endpoint and input. */
	key: string;
	/** When the order was sent, in milliseconds since 1970; 0 while none is open. */
	sentMs: number;
	/** Set when the node returned but n8n may run it again: only that run may take the entry. */
	answeredRun?: unknown;
	/** null while it is not known whether fal has the order. */
	job: Job | null;
	/** The request was found finished in fal's history, and nothing was bought. */
	reused?: true;
	/** Requests that fal ended without a video, so that the order may be placed again. */
	ended?: string[];
}

/** One item's hold on an entry of the ledger. */
export interface Claim {
	/** The request that was bought for this input, now or by an earlier run of this node. */
	readonly job: Job | null;
	/** When an order was sent whose fate is not known; null where there is none. */
	readonly unknownSinceMs: number | null;
	/** The request was not bought but found. */
	readonly reused: boolean;
	/** Requests of earlier runs that fal ended so that they may be bought again. */
	readonly ended: readonly string[];
	/** Written before the order is sent, so that no crash in between can forget it. */
	sending(): void;
	bought(job: Job): void;
	/** A finished request does, so nothing is bought. */
	reuse(job: Job): void;
	/** Nothing was bought. */
	drop(): void;
	/** fal ended the request in a way that lets a retry buy it again. */
	giveUp(): void;
}

/** For a request that nobody orders here. */
export const NO_CLAIM: Claim = {
	job: null,
	unknownSinceMs: null,
	reused: false,
	ended: [],
	sending: () => {},
	bought: () => {},
	reuse: () => {},
	drop: () => {},
	giveUp: () => {},
};

/** @param stored writes the entry into the saved execution, or takes it out */
export function claimOn(entry: Entry, stored: { write(): void; remove(): void }): Claim {
	return {
		get job() {
			return entry.job;
		},
		get unknownSinceMs() {
			return entry.job === null && entry.sentMs > 0 ? entry.sentMs : null;
		},
		get reused() {
			return entry.reused === true;
		},
		get ended() {
			return entry.ended ?? [];
		},
		sending() {
			entry.sentMs = Date.now();
			stored.write();
		},
		bought(job) {
			entry.job = job;
		},
		reuse(job) {
			entry.job = job;
			entry.reused = true;
			stored.write();
		},
		drop() {
			entry.sentMs = 0;
			if (entry.ended === undefined) stored.remove();
		},
		giveUp() {
			if (entry.job !== null) entry.ended = [...(entry.ended ?? []), entry.job.requestId];
			entry.job = null;
			entry.sentMs = 0;
			delete entry.reused;
		},
	};
}

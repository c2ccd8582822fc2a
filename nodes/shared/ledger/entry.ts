import type { Request } from '../fal/types';

/** One ledger entry as it stands in the saved execution: a submit of a node in this execution. */
export interface StoredEntry {
	/** Idempotency key: the hash of endpoint and input. */
	key: string;
	/** When the submit was sent, in milliseconds since 1970; 0 while none is open. */
	sentMs: number;
	/** Set when the node returned but n8n may run it again: only that run may take the entry. */
	answeredRun?: unknown;
	/** null while it is not known whether fal has the request. */
	request: Request | null;
	/** The request was found finished in fal's history, and nothing was bought. */
	reused?: true;
	/** The request was found by its input and time, so it may be somebody else's. */
	uncertain?: true;
	/** Requests that fal ended without a video, so that the item may be submitted again. */
	ended?: string[];
}

/** What the ledger knows of an item's submit. */
export type EntryState =
	/** Nothing is open: the item may be submitted. */
	| { state: 'unsent' }
	/** A submit was sent at this time, and its answer is lost. */
	| { state: 'inDoubt'; sinceMs: number }
	/** The request was submitted for this input, or found, now or by an earlier run of this node. */
	| { state: 'known'; request: Request; reused: boolean; certain: boolean };

/** One item's hold on a ledger entry. */
export interface LedgerEntry {
	read(): EntryState;
	/** Requests of earlier runs that fal ended so that they may be bought again. */
	readonly ended: readonly string[];
	/** Written before the submit is sent, so that no crash in between can forget it. */
	sending(): void;
	/** fal has the request; `certain` is false where it may be somebody else's. */
	accepted(request: Request, how?: { certain: boolean }): void;
	/** A finished request does, so nothing is bought. */
	reuse(request: Request): void;
	/** Nothing was bought. */
	remove(): void;
	/** fal ended the request in a way that lets a retry buy it again. */
	releaseForRetry(): void;
}

/** For a request that is not submitted here. */
export const NO_ENTRY: LedgerEntry = {
	read: () => ({ state: 'unsent' }),
	ended: [],
	sending: () => {},
	accepted: () => {},
	reuse: () => {},
	remove: () => {},
	releaseForRetry: () => {},
};

/** @param store writes the entry into the saved execution, or takes it out */
export function entryOn(
	stored: StoredEntry,
	store: { write(): void; remove(): void },
): LedgerEntry {
	return {
		read() {
			const { request, reused, uncertain, sentMs } = stored;
			if (request !== null) {
				return {
					state: 'known',
					request,
					reused: reused === true,
					certain: uncertain !== true,
				};
			}
			return sentMs > 0 ? { state: 'inDoubt', sinceMs: sentMs } : { state: 'unsent' };
		},
		get ended() {
			return stored.ended ?? [];
		},
		sending() {
			stored.sentMs = Date.now();
			store.write();
		},
		accepted(request, { certain } = { certain: true }) {
			stored.request = request;
			if (!certain) stored.uncertain = true;
		},
		reuse(request) {
			stored.request = request;
			stored.reused = true;
			store.write();
		},
		remove() {
			stored.sentMs = 0;
			if (stored.ended === undefined) store.remove();
		},
		releaseForRetry() {
			if (stored.request !== null) {
				stored.ended = [...(stored.ended ?? []), stored.request.requestId];
			}
			stored.request = null;
			stored.sentMs = 0;
			delete stored.reused;
			delete stored.uncertain;
		},
	};
}

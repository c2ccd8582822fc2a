import { createHash } from 'crypto';
import type { IContextObject, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Job } from '../fal/falUrls';
import { canonicalJson } from '../json';

/** One order of this node in this execution, as it stands in the saved execution. */
interface Entry {
	/** Hash of endpoint and input. */
	key: string;
	/** When the order was sent, in milliseconds since 1970. */
	sentMs: number;
	/** Set when the node returned but n8n may run it again: only that run may take the entry. */
	answeredRun?: unknown;
	/** null while it is not known whether fal has the order. */
	job: Job | null;
}

/** One item's hold on an entry of the ledger. */
export interface Claim {
	/** The request that an earlier run of this node bought for the same input; null for none. */
	readonly job: Job | null;
	/** When an earlier run sent an order whose fate is not known; null where there is none. */
	readonly unknownSinceMs: number | null;
	/** Written before the order is sent, so that no crash in between can forget it. */
	sending(): void;
	bought(job: Job): void;
	/** Nothing was bought, or fal ended it so that it may be bought again. */
	drop(): void;
}

/** For a request that nobody orders here. */
export const NO_CLAIM: Claim = {
	job: null,
	unknownSinceMs: null,
	sending: () => {},
	bought: () => {},
	drop: () => {},
};

export interface Ledger {
	/** The nth identical input takes the nth open entry, so deliberate duplicates stay apart. */
	claim(endpointId: string, input: IDataObject): Claim;
	/** Takes a request found in fal's history; false where another item of this execution owns it. */
	adopt(requestId: string): boolean;
	/**
	 * Ends this run. 'forget': the items are out. 'answered': they are, but n8n may run the node again
	 * for them. 'keep': they are not, and a retry takes them over.
	 */
	close(entries: 'forget' | 'answered' | 'keep'): void;
}

const ENTRIES = 'falOrders';
/** Ids stay when their entry goes, so that a later round of a loop cannot adopt an earlier one's. */
const OWNED = 'falRequestIds';

/** Entries that a run is working with right now; parallel tool calls must not share them. */
const live = new WeakMap<object, Set<Entry>>();

/**
 * What this node already ordered in this execution. It lives in the node's execution context, which
 * Retry On Fail and the retry of a failed execution find again.
 */
export function openLedger(context: IExecuteFunctions): Ledger {
	const store = context.getContext('node');
	const held = live.get(store) ?? new Set<Entry>();
	live.set(store, held);
	const mine: Entry[] = [];
	const runIndex: unknown = context.getWorkflowDataProxy(0).$runIndex;

	const entries = () => listIn<Entry>(store, ENTRIES);
	const owned = () => listIn<string>(store, OWNED);
	const remove = (entry: Entry) => {
		const list = entries();
		const index = list.indexOf(entry);
		if (index !== -1) list.splice(index, 1);
		held.delete(entry);
	};

	return {
		claim(endpointId, input) {
			const key = hashOf(endpointId, input);
			const open = entries().find(
				(entry) => entry.key === key && !held.has(entry) && isOpen(entry, runIndex),
			);
			const entry = open ?? { key, sentMs: 0, job: null };
			const unknownSinceMs = open && open.job === null ? open.sentMs : null;
			delete entry.answeredRun;
			held.add(entry);
			mine.push(entry);
			return {
				job: entry.job,
				unknownSinceMs,
				sending() {
					entry.sentMs = Date.now();
					if (!entries().includes(entry)) entries().push(entry);
				},
				bought(job) {
					entry.job = job;
					if (!owned().includes(job.requestId)) owned().push(job.requestId);
				},
				drop: () => remove(entry),
			};
		},
		adopt(requestId) {
			if (owned().includes(requestId)) return false;
			owned().push(requestId);
			return true;
		},
		close(fate) {
			for (const entry of mine) {
				held.delete(entry);
				if (fate === 'forget') remove(entry);
				if (fate === 'answered') entry.answeredRun = runIndex;
			}
		},
	};
}

/** A later round of a loop is another run, and orders anew. */
function isOpen({ answeredRun }: Entry, runIndex: unknown): boolean {
	return answeredRun === undefined || answeredRun === runIndex;
}

/** The list under this key, made where there is none; a stored execution has been through JSON. */
function listIn<Item>(store: IContextObject, key: string): Item[] {
	if (!Array.isArray(store[key])) store[key] = [];
	return store[key] as Item[];
}

function hashOf(endpointId: string, input: IDataObject): string {
	return createHash('sha256')
		.update(canonicalJson([endpointId, input]))
		.digest('hex');
}

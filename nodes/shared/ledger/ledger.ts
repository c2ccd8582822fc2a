import { createHash, randomBytes } from 'crypto';
import type { IContextObject, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { canonicalJson } from '../util/json';
import { entryOn, NO_ENTRY, type LedgerEntry, type StoredEntry } from './entry';

/** What becomes of a run's entries when it ends. */
export type EntriesAfter =
	/** The items are out: a later run of this node submits anew. */
	| 'forget'
	/** The items are out, but n8n may run the node again for them. */
	| 'answered'
	/** The items are not out: a retry takes the requests over. */
	| 'keep';

export interface Ledger {
	/**
	 * The nth identical input takes the nth open entry, so deliberate duplicates stay apart.
	 * @param mark what else makes the result another; '' for nothing
	 */
	entryFor(endpointId: string, input: IDataObject, mark?: string): LedgerEntry;
	/** What the names of this execution's uploads bear, in hex; a retry has the same. */
	readonly mark: string;
	/** Whether an item of this execution has this request. */
	owns(requestId: string): boolean;
	/** Takes a request for an item; false where another item of this execution owns it. */
	adopt(requestId: string): boolean;
	/** The entry of a request that this run of the node submitted before it paused. */
	entryOf(requestId: string): LedgerEntry;
	/** Ends this run; what becomes of its entries is decided by the first call. */
	close(entries: EntriesAfter): void;
}

const ENTRIES = 'falLedger';
/** Ids stay when their entry goes, so that a later round of a loop cannot adopt an earlier one's. */
const OWNED = 'falRequestIds';
const MARK = 'falUploadMark';

/** Entries that a run is working with right now; parallel tool calls must not share them. */
const live = new WeakMap<object, Set<StoredEntry>>();

/**
 * What this node already submitted in this execution. It lives in the node's execution context,
 * which Retry On Fail and the retry of a failed execution find again.
 */
export function openLedger(context: IExecuteFunctions): Ledger {
	const store = context.getContext('node');
	const held = live.get(store) ?? new Set<StoredEntry>();
	live.set(store, held);
	const mine: StoredEntry[] = [];
	const runIndex: unknown = context.getWorkflowDataProxy(0).$runIndex;

	const entries = () => listIn<StoredEntry>(store, ENTRIES);
	const owned = () => listIn<string>(store, OWNED);
	const remove = (entry: StoredEntry) => {
		const list = entries();
		const index = list.indexOf(entry);
		if (index !== -1) list.splice(index, 1);
		held.delete(entry);
	};
	const write = (entry: StoredEntry) => {
		if (!entries().includes(entry)) entries().push(entry);
	};

	const hold = (entry: StoredEntry): LedgerEntry => {
		delete entry.answeredRun;
		held.add(entry);
		mine.push(entry);
		return entryOn(entry, { write: () => write(entry), remove: () => remove(entry) });
	};

	if (typeof store[MARK] !== 'string') store[MARK] = randomBytes(8).toString('hex');

	return {
		mark: String(store[MARK]),
		owns: (requestId) => owned().includes(requestId),
		entryFor(endpointId, input, mark = '') {
			const key = idempotencyKey(endpointId, input, mark);
			const open = entries().find(
				(entry) => entry.key === key && !held.has(entry) && isOpen(entry, runIndex),
			);
			return hold(open ?? { key, sentMs: 0, request: null });
		},
		entryOf(requestId) {
			const entry = entries().find(({ request }) => request?.requestId === requestId);
			return entry === undefined ? NO_ENTRY : hold(entry);
		},
		adopt(requestId) {
			if (owned().includes(requestId)) return false;
			owned().push(requestId);
			return true;
		},
		close(after) {
			for (const entry of mine.splice(0)) {
				held.delete(entry);
				if (after === 'forget') remove(entry);
				if (after === 'answered') entry.answeredRun = runIndex;
			}
		},
	};
}

/** A later round of a loop is another run, and submits anew. */
function isOpen({ answeredRun }: StoredEntry, runIndex: unknown): boolean {
	return answeredRun === undefined || answeredRun === runIndex;
}

/** The list under this key, made where there is none; a stored execution has been through JSON. */
function listIn<Item>(store: IContextObject, key: string): Item[] {
	if (!Array.isArray(store[key])) store[key] = [];
	return store[key] as Item[];
}

/** Without a mark as it was before there were any, since saved executions hold keys. */
function idempotencyKey(endpointId: string, input: IDataObject, mark: string): string {
	return createHash('sha256')
		.update(canonicalJson(mark === '' ? [endpointId, input] : [endpointId, input, mark]))
		.digest('hex');
}

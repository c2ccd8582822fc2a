import { createHash } from 'crypto';
import type { IContextObject, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { claimOn, type Claim, type Entry } from './claim';
import { canonicalJson } from '../util/json';

export interface Ledger {
	/** The nth identical input takes the nth open entry, so deliberate duplicates stay apart. */
	claim(endpointId: string, input: IDataObject): Claim;
	/** Takes a request for an item; false where another item of this execution owns it. */
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
	const write = (entry: Entry) => {
		if (!entries().includes(entry)) entries().push(entry);
	};

	return {
		claim(endpointId, input) {
			const key = hashOf(endpointId, input);
			const open = entries().find(
				(entry) => entry.key === key && !held.has(entry) && isOpen(entry, runIndex),
			);
			const entry: Entry = open ?? { key, sentMs: 0, job: null };
			delete entry.answeredRun;
			held.add(entry);
			mine.push(entry);
			return claimOn(entry, { write: () => write(entry), remove: () => remove(entry) });
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

import type { IExecuteFunctions } from 'n8n-workflow';

import { unreadable } from '../failures/failure';
import { earlierTry } from '../failures/requestFailures';
import { failed, withOutcome, type Item, type Run } from './item';
import type { Ledger } from '../ledger/ledger';
import { createLocalFiles, identityOf, uploadedInput } from '../request/uploads';

/** Reads the files of all items and takes their entries of the ledger, which compares content. */
export function claimItems(context: IExecuteFunctions) {
	const readFiles = createLocalFiles(context);

	async function withFiles(item: Item): Promise<Item> {
		const { order, outcome } = item;
		if (order === null) return item;
		const { request, options } = order;
		try {
			const locals = await readFiles(request, outcome.itemIndex);
			if (locals.size === 0) return item;
			const files = { input: request.input, locals };
			const upload = async (run: Run) =>
				await uploadedInput(context, run, files, options.deleteUploadsAfter);
			const identity = identityOf(request.input, locals);
			return { ...item, order: { ...order, locals, identity, upload } };
		} catch (error) {
			return { ...failed(item, unreadable(error)), order: null };
		}
	}

	return async (items: readonly Item[], ledger: Ledger): Promise<Item[]> => {
		const read = await Promise.all(items.map(async (item) => await withFiles(item)));
		return read.map((item) => claimed(item, ledger));
	};
}

/** In the order of the items, because the nth identical input takes the nth open entry. */
function claimed(item: Item, ledger: Ledger): Item {
	const { order } = item;
	if (order === null || order.options.dryRun) return item;
	const { endpointId, input } = order.request;
	const claim = ledger.claim(endpointId, order.identity ?? input);
	const { job, ended } = claim;
	const known = withOutcome(item, { job, warnings: ended.map(earlierTry) });
	return { ...known, order: { ...order, claim } };
}

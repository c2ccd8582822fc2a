import { unreadable } from '../failures/failure';
import { earlierTry } from '../failures/submitFailures';
import { SUBMIT_TIMEOUT_MS } from '../fal/client';
import { resultMark } from '../fal/switches';
import { NO_ENTRY } from '../ledger/entry';
import type { Locals } from '../media/inspect';
import {
	failed,
	opened,
	type EndedItem,
	type InDoubtItem,
	type OpenItem,
	type ReadItem,
	type UnsentItem,
} from '../request/item';
import { logState, type Run } from '../request/run';
import { createLocalFiles, identityOf } from '../request/uploads';
import { guarded } from './inRun';

export type ClaimedItems = ReadonlyArray<UnsentItem | InDoubtItem | OpenItem | EndedItem>;

/**
 * Reads the items' files and takes their ledger entries, which compare content: what an earlier run
 * of the node submitted for the same input is taken over. fal is not called.
 */
export async function takeOver(
	items: ReadonlyArray<ReadItem | EndedItem>,
	run: Run,
): Promise<ClaimedItems> {
	const readFiles = createLocalFiles(run.context);
	const read = await Promise.all(
		items.map(async (item) => {
			if (item.state === 'ended') return item;
			try {
				const locals = await readFiles(item.wanted, item.outcome.itemIndex);
				return { ...item, state: 'filesRead' as const, locals };
			} catch (error) {
				return failed(item, unreadable(error));
			}
		}),
	);
	// In the order of the items, because the nth identical input takes the nth open entry.
	const claimed: Array<UnsentItem | InDoubtItem | OpenItem | EndedItem> = [];
	for (const item of read) {
		claimed.push(
			item.state === 'filesRead'
				? await guarded({ ...item, state: 'read' }, async () => claim(item, run))
				: item,
		);
	}
	return claimed;
}

function claim(
	{ wanted, options, outcome, locals }: Omit<ReadItem, 'state'> & { locals: Locals },
	run: Run,
): UnsentItem | InDoubtItem | OpenItem {
	const identity = identityOf(wanted.input, locals);
	const submission = { ...wanted, options, locals, identity };
	if (options.dryRun) return { state: 'unsent', submission, entry: NO_ENTRY, outcome };

	const entry = run.ledger.entryFor(wanted.endpointId, identity, resultMark(options.switches));
	const warnings = [...outcome.warnings, ...entry.ended.map(earlierTry)];
	const unsent: UnsentItem = {
		state: 'unsent',
		submission,
		entry,
		outcome: { ...outcome, warnings },
	};
	const known = entry.read();
	switch (known.state) {
		case 'unsent':
			return unsent;
		case 'inDoubt':
			return { ...unsent, ...doubt(known.sinceMs), state: 'inDoubt', foreign: null, price: null };
		case 'known': {
			logState(run, known.request, 'taken over');
			const { request, reused, certain } = known;
			const open = opened(unsent, request, { submittedNow: false, reused, certain });
			if (certain) run.open.add(open);
			return open;
		}
	}
}

/** When its answer was given up is not stored; fal's answers come within two minutes. */
function doubt(sinceMs: number): { sinceMs: number; untilMs: number } {
	return { sinceMs, untilMs: sinceMs + SUBMIT_TIMEOUT_MS };
}

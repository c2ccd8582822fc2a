import type { IDataObject } from 'n8n-workflow';

import type { UnitPrice } from '../cost/prices';
import type { Failure } from '../failures/failure';
import { foundByInput } from '../failures/submitFailures';
import type { Request } from '../fal/types';
import type { VideoRequest } from '../input/input';
import type { RequestOptions } from '../input/requestOptions';
import type { LedgerEntry } from '../ledger/entry';
import type { Locals } from '../media/inspect';
import type { VideoModel } from '../model/model';
import type { Outcome } from '../output/output';

/** What is to be submitted for one input item. */
export interface Submission extends VideoRequest {
	options: RequestOptions;
	/** The item's files that are not on the web yet. */
	locals: Locals;
	/** The input by the content of these files: the same for the same, wherever they lie. */
	identity: IDataObject;
}

/** Its parameters are read; its files are not. */
export interface ReadItem {
	state: 'read';
	wanted: VideoRequest;
	options: RequestOptions;
	outcome: Outcome;
}

/** Nothing is submitted for it, now or before. */
export interface UnsentItem {
	state: 'unsent';
	submission: Submission;
	entry: LedgerEntry;
	outcome: Outcome;
}

/** It was looked at, and may be submitted. */
export interface CheckedItem extends Omit<UnsentItem, 'state'> {
	state: 'checked';
	/** What it counts against the limits, in US dollars; null: not known. */
	estimatedUsd: number | null;
	price: UnitPrice;
}

/** A submit was sent at this time, and its answer is lost: fal may or may not have the request. */
export interface InDoubtItem {
	state: 'inDoubt';
	submission: Submission;
	entry: LedgerEntry;
	/** When it was sent, and when its answer was given up, by this machine's clock in milliseconds since 1970. */
	sinceMs: number;
	untilMs: number;
	/** Who answered instead of fal; null where nobody did, or where that is not known any more. */
	foreign: string | null;
	price: UnitPrice | null;
	outcome: Outcome;
}

/** fal has the request; it is queued or running as far as is known. */
export interface OpenItem {
	state: 'open';
	request: Request;
	/** Names the fields in fal's errors. */
	model: VideoModel;
	options: RequestOptions;
	entry: LedgerEntry;
	/** null: not asked for. */
	price: UnitPrice | null;
	/** false: an earlier run, another node or another person submitted it. */
	submittedNow: boolean;
	/** false: it was found by its input and time, so it may be somebody else's and is never cancelled. */
	certain: boolean;
	/** Its place in fal's queue when it was submitted; null: not told. */
	queuePosition: number | null;
	outcome: Outcome;
}

/** Nothing more happens to it: its outcome tells how it ended, or where it was left. */
export interface EndedItem {
	state: 'ended';
	outcome: Outcome;
}

/** One input item on its way, by where its request stands. */
export type Item = ReadItem | UnsentItem | CheckedItem | InDoubtItem | OpenItem | EndedItem;

/** The item with what became known of it. */
export function withOutcome<One extends Item>(item: One, change: Partial<Outcome>): One {
	return { ...item, outcome: { ...item.outcome, ...change } };
}

/** The item as it is handed on. */
export function ended(
	{ outcome }: Pick<Item, 'outcome'>,
	change: Partial<Outcome> = {},
): EndedItem {
	return { state: 'ended', outcome: { ...outcome, ...change } };
}

export function failed(
	item: Pick<Item, 'outcome'>,
	failure: Failure,
	change: Partial<Outcome> = {},
): EndedItem {
	return ended(item, { state: 'failed', failure, ...change });
}

/** A request that fal has, as an item that can be waited for. */
export function opened(
	{
		submission,
		entry,
		price,
		outcome,
	}: (UnsentItem & { price?: UnitPrice | null }) | CheckedItem | InDoubtItem,
	request: Request,
	{
		submittedNow,
		reused = false,
		certain = true,
		queuePosition = null,
	}: {
		submittedNow: boolean;
		reused?: boolean;
		certain?: boolean;
		queuePosition?: number | null;
	},
): OpenItem {
	const doubts = certain ? [] : [foundByInput(request.requestId)];
	const warnings = [...outcome.warnings, ...doubts];
	return {
		state: 'open',
		request,
		model: submission.model,
		options: submission.options,
		entry,
		price: price ?? null,
		submittedNow,
		certain,
		queuePosition,
		outcome: { ...outcome, state: 'queued', request, reused, warnings },
	};
}

/** What is known of an item's request where a step did not end well. */
export function knownOf(item: Item): { request: Request | null; mayBeCharged: boolean } {
	switch (item.state) {
		case 'open':
			return { request: item.request, mayBeCharged: true };
		case 'ended':
			return { request: item.outcome.request, mayBeCharged: item.outcome.request !== null };
		case 'inDoubt':
			return { request: null, mayBeCharged: true };
		case 'read':
			return { request: null, mayBeCharged: false };
		default: {
			// The step may have sent it before it broke.
			const entry = item.entry.read();
			const request = entry.state === 'known' ? entry.request : null;
			return { request, mayBeCharged: entry.state !== 'unsent' };
		}
	}
}

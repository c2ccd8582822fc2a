// What must hold for what leaves the node: right videos, in order, in the right branch, honest words.
import type { NodeOperationError } from 'n8n-workflow';

import { NODE } from '../engine/videoRun';
import { timesOf, toldBy, type Told } from './evidence';
import type { Play } from './play';
import { clipUrl, videoUrl } from './troubles';

/** Each output item is the video fal made of its own input; no two items share a request. */
export function rightVideos(play: Play): string[] {
	const problems: string[] = [];
	const owners = new Map<string, string>();
	for (const one of toldBy(play)) {
		const { fate, fal, json, from } = one;
		const name = nameOf(one);
		if (fate === undefined || fal.requestId === undefined) {
			problems.push(`${name} says nothing of its request`);
			continue;
		}
		const input = fal.input?.video_url;
		if (fate !== 'invalid' && input !== clipUrl(fate)) problems.push(`${name} is of ${input}`);
		if (from === 'output' && fal.state === 'done' && urlOf(json) !== videoUrl(fate)) {
			problems.push(`${name} has ${urlOf(json)}`);
		}
		if (fal.requestId === null || fal.reused) continue;
		const owner = `${one.round}.${one.itemIndex}`;
		const other = owners.get(fal.requestId) ?? owner;
		// A retry may give identical items each other's request.
		const same = play.story.items[Number(other.split('.')[1])] === fate;
		const twice = other !== owner && (one.execution === 0 || !same);
		if (twice) problems.push(`${name} shares its request with ${other}`);
		owners.set(fal.requestId, owner);
	}
	return problems;
}

/** Every round hands on every item once, in order, the failed ones in the branch chosen. */
export function inOrder(play: Play): string[] {
	const { story, executions } = play;
	return executions.flatMap(({ run }) =>
		(run.runData[NODE] ?? []).flatMap(({ data, error }, round) => {
			if (error !== undefined || run.status === 'canceled') return [];
			const branches = (data?.main ?? []).map((branch) => branch ?? []);
			const places = branches.map((branch) => branch.map(({ pairedItem }) => placeOf(pairedItem)));
			const all = places.flat().sort((one, other) => one - other);
			const problems: string[] = [];
			if (all.join() !== [...story.items.keys()].join()) problems.push(`items ${all.join()}`);
			if (places.some((branch) => branch.some((place, at) => place < (branch[at - 1] ?? 0)))) {
				problems.push('items out of order');
			}
			return problems.map((problem) => `round ${round + 1}: ${problem}`);
		}),
	);
}

/** n8n takes a top-level error for a failed item, and drops the rest of one with `item.error`. */
export function rightBranch(play: Play): string[] {
	return toldBy(play).flatMap((one) => {
		const failed = one.fal.error !== null && one.fal.error !== undefined;
		const name = nameOf(one);
		if (one.from === 'errorBranch' && !failed) return [`${name} is in the error branch`];
		if (one.from !== 'output') return [];
		if (play.story.onError !== 'continueRegularOutput' && failed) return [`${name} is no success`];
		return 'error' in one.json ? [`${name} has a top-level error`] : [];
	});
}

/** What is done is delivered, unless one of the few reasons says why not. */
export function delivered(play: Play): string[] {
	return toldBy(play).flatMap((one) => {
		const type = one.fal.error?.type;
		if (type === undefined) return [];
		const name = `${nameOf(one)}: ${type}`;
		if (!allowed(play, one).includes(type)) return [`${name} has no reason`];
		return [];
	});
}

function allowed(play: Play, { fate }: Told): string[] {
	const often = (on: string, mishap: string) => timesOf(play, on, mishap) >= 5;
	const losing = timesOf(play, 'submit') > timesOf(play, 'submit', '429', '422', 'delay');
	const { story } = play;
	return [
		'queue_timeout',
		'processing_timeout',
		...(fate.startsWith('broken') ? ['internal_server_error'] : []),
		...(fate === 'refused' || timesOf(play, 'submit', '422') > 0 ? ['file_too_large'] : []),
		...(fate === 'invalid' ? ['invalid_input'] : []),
		...(losing ? ['lost_answer'] : []),
		...(story.onDeadline === 'cancel' ? ['client_cancelled'] : []),
		...(story.wrongKey ? ['invalid_key'] : []),
		...(story.reuse ? ['history_unavailable'] : []),
		...(often('submit', '429') ? ['too_many_requests'] : []),
		...(often('status', '404') || often('result', '404') ? ['unknown_request'] : []),
		...(timesOf(play, 'status', 'lock') > 0 ? ['account_locked'] : []),
	];
}

/** "Nothing was bought." is said only where that is so; every description ends with the cost. */
export function honestCost(play: Play): string[] {
	return toldBy(play).flatMap((one) => {
		const { requestId, error } = one.fal;
		if (!error) return [];
		const name = `${nameOf(one)}: ${error.type}`;
		const ending = error.mayBeCharged ? /may have been charged\.$/ : /Nothing was bought\.$/;
		if (!ending.test(error.hint)) return [`${name} ends with "${error.hint}"`];
		const purchase = play.purchases.find((other) => other.requestId === requestId);
		const free = purchase === undefined || purchase.startedAtMs === null;
		return error.mayBeCharged || free ? [] : [`${name} says that nothing was bought`];
	});
}

/** The run ends as n8n's runs end, and its error is one that says what to do. */
export function endsWell({ executions, story }: Play): string[] {
	return executions.flatMap(({ run }) => {
		if (run.status === 'success' || run.status === 'canceled') return [];
		const error = run.error as NodeOperationError | undefined;
		if (run.status !== 'error' || error === undefined) return [`it ended as ${run.status}`];
		if (error.name !== 'NodeOperationError') return [`it threw ${error.name}: ${error.message}`];
		const told = (error.context?.fal ?? []) as unknown[];
		if (told.length !== story.items.length) return [`the error names ${told.length} items`];
		const ending = /(Nothing was bought|may have been charged)\.$/;
		return ending.test(error.description ?? '') ? [] : [`it ends with "${error.description}"`];
	});
}

function nameOf({ execution, round, itemIndex, fate }: Told): string {
	return `item ${itemIndex + 1} (${fate}), execution ${execution + 1}, round ${round + 1}`;
}

function urlOf({ video }: Told['json']): unknown {
	return (video as { url?: unknown } | undefined)?.url;
}

function placeOf(pairedItem: unknown): number {
	return Number((pairedItem as { item?: number } | undefined)?.item ?? -1);
}

// What must hold for the items that leave the node: right videos, in order, in the right branch.
import { NODE } from '../engine/videoRun';
import { scenarioOf } from './clips';
import { nameOf, othersLikeIt, toldBy, type Told } from './evidence';
import type { Play } from './play';
import { videoUrl } from './troubles';

/** Each output item is the video fal made of its own input; no two items share a request. */
export function rightVideos(play: Play): string[] {
	const problems: string[] = [];
	const owners = new Map<string, string>();
	for (const one of toldBy(play)) {
		const { scenario, fal, json, from } = one;
		const name = nameOf(one);
		if (scenario === undefined || fal.requestId === undefined) {
			problems.push(`${name} says nothing of its request`);
			continue;
		}
		const input = fal.input?.video_url;
		// A file that was not uploaded this time.
		const isUnsent = play.story.source === 'file' && input === 'binary:data';
		const isOther = !isUnsent && scenarioOf(input) !== scenario;
		if (scenario !== 'invalid' && isOther) problems.push(`${name} is of ${input}`);
		if (from === 'output' && fal.state === 'done' && urlOf(json) !== videoUrl(scenario)) {
			problems.push(`${name} has ${urlOf(json)}`);
		}
		if (fal.requestId === null || fal.reused) continue;
		const owner = `${one.round}.${one.itemIndex}`;
		const other = owners.get(fal.requestId) ?? owner;
		// A retry may give identical items each other's request.
		const same = play.story.items[Number(other.split('.')[1])] === scenario;
		const twice = other !== owner && (one.execution === 0 || !same);
		if (twice) problems.push(`${name} shares its request with ${other}`);
		owners.set(fal.requestId, owner);
	}
	return problems;
}

/** What finds the request again is data, wherever its id is so much as mentioned. */
export function idsAsData(play: Play): string[] {
	return toldBy(play).flatMap((one) => {
		const { requestId, endpointId, statusUrl, responseUrl, cancelUrl, error } = one.fal;
		const name = nameOf(one);
		const text = JSON.stringify(error ?? null);
		// Where nothing tells several requests apart, the words name them all.
		const isAmbiguous =
			error?.type === 'lost_answer' && othersLikeIt(play, one.scenario).length > 0;
		const own = isAmbiguous ? [] : play.purchases;
		const mentioned = own.filter((purchase) => text.includes(purchase.requestId));
		const problems = mentioned
			.filter((purchase) => purchase.requestId !== requestId)
			.map((purchase) => `${name} has ${purchase.requestId} in words only`);
		if (requestId === null || requestId === undefined) return problems;
		const urls = [statusUrl, responseUrl, cancelUrl];
		const whole =
			endpointId === play.model.endpointId && urls.every((url) => url?.includes(requestId));
		return whole ? problems : [...problems, `${name} lacks an address`];
	});
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
		// A retry keeps the rounds before.
		const handedOn = play.executions.slice(0, one.execution + 1).some((run) => run.handedOn);
		const isSuccess = play.story.onError !== 'continueRegularOutput' && !handedOn;
		if (isSuccess && failed) return [`${name} is no success`];
		return 'error' in one.json ? [`${name} has a top-level error`] : [];
	});
}

function urlOf({ video }: Told['json']): unknown {
	return (video as { url?: unknown } | undefined)?.url;
}

function placeOf(pairedItem: unknown): number {
	return Number((pairedItem as { item?: number } | undefined)?.item ?? -1);
}

/** A callback only tells that it is time to look: none wakes an execution early, twice or unsigned. */
export function wokenRightly({ executions }: Play): string[] {
	return executions.flatMap(({ callbackProblems }) => callbackProblems);
}

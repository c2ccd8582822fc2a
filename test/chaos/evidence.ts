// Reads out of a play what every exit of the node said about every item.
import type { IDataObject, INodeExecutionData, NodeOperationError } from 'n8n-workflow';

import type { FalError } from '../engine/setup';
import { NODE } from '../engine/videoRun';
import type { JsonObject, Purchase } from '../emulator/types';
import { scenarioOf } from './clips';
import type { Play } from './play';
import type { Scenario } from './story';

/** The `fal` key, as far as it is judged. */
export interface FalData {
	state: string;
	requestId: string | null;
	endpointId: string | null;
	statusUrl: string | null;
	responseUrl: string | null;
	cancelUrl: string | null;
	input: JsonObject | null;
	reused: boolean;
	warnings: string[];
	error: FalError | null;
	resultError?: unknown;
}

/** What one exit said about one item. */
export interface Told {
	execution: number;
	round: number;
	itemIndex: number;
	scenario: Scenario;
	from: 'output' | 'errorBranch' | 'error';
	/** The item as it left; empty where an error ended the run. */
	json: IDataObject;
	fal: FalData;
}

export function toldBy(play: Play): Told[] {
	return play.executions.flatMap(({ run }, execution) => {
		const rounds = run.runData[NODE] ?? [];
		return rounds.flatMap(({ data, error }, round) => {
			const at = { execution, round };
			if (error !== undefined) return fromError(play, error as NodeOperationError, at);
			const [output, errorBranch] = data?.main ?? [];
			return [
				...(output ?? []).map((item) => fromItem(play, item, 'output' as const, at)),
				...(errorBranch ?? []).map((item) => fromItem(play, item, 'errorBranch' as const, at)),
			];
		});
	});
}

type Place = Pick<Told, 'execution' | 'round'>;

function fromItem(
	{ story }: Play,
	{ json, pairedItem }: INodeExecutionData,
	from: 'output' | 'errorBranch',
	at: Place,
): Told {
	const itemIndex = typeof pairedItem === 'object' && 'item' in pairedItem ? pairedItem.item : -1;
	const said = from === 'output' ? json.fal : json.error;
	const fal = { ...(said as unknown as FalData) };
	return { ...at, itemIndex, scenario: story.items[itemIndex], from, json, fal };
}

/** An error of n8n or of nobody's names no item at all. */
function fromError({ story }: Play, error: NodeOperationError, at: Place): Told[] {
	const requests = (error.context?.fal ?? []) as FalData[];
	return requests.map((fal, itemIndex) => ({
		...at,
		itemIndex,
		scenario: story.items[itemIndex],
		from: 'error',
		json: {},
		fal,
	}));
}

export function purchasesOf({ purchases }: Play, scenario: Scenario): Purchase[] {
	return purchases.filter(({ input }) => scenarioOf(input.video_url) === scenario);
}

/** Items that hold a request of the execution beside this one. */
export function takenFromOthers({ others }: Play, told: readonly Told[]): Told[] {
	const ids = new Set(others.map(({ requestId }) => requestId));
	return told.filter(({ fal }) => ids.has(fal.requestId ?? ''));
}

/** Requests of the execution beside this one with the same clip, which nothing may tell apart. */
export function othersLikeIt({ others }: Play, scenario: Scenario): Purchase[] {
	return others.filter(({ input }) => scenarioOf(input.video_url) === scenario);
}

/** How many items order the clip, all rounds together. */
export function wantedOf({ story }: Play, scenario: Scenario): number {
	return story.items.filter((one) => one === scenario).length * story.rounds;
}

export function scenariosOf({ story }: Play): Scenario[] {
	return [...new Set(story.items)];
}

/** How often a kind of fault is scripted. */
export function timesOf({ story }: Play, on: string, ...faultKinds: string[]): number {
	return story.troubles
		.filter((one) => one.on === on && (faultKinds.length === 0 || faultKinds.includes(one.fault)))
		.reduce((sum, { times }) => sum + times, 0);
}

/** Whether fal's history shows whatever was ordered: within a minute, after Stop at once. */
export function historyIsSound(play: Play): boolean {
	const { hidden, lagMs } = play.story.history;
	const mostMs = play.stoppedMs === null ? 45_000 : 0;
	return !hidden && lagMs <= mostMs && timesOf(play, 'history') === 0;
}

/** They come with status 200 and hold nothing of what was ordered. */
const lies = ['stale: empty', 'endless: one page', 'endless: empty cursor', 'edge: page of 200'];

/** Whether the last execution could read it, whatever went wrong with it before. */
export function historyWasReadLast(play: Play): boolean {
	const { hidden, lagMs } = play.story.history;
	const { after = 0 } = play.executions.at(-1) ?? {};
	const looks = play.exchanges.slice(after).filter(({ operation }) => operation === 'history');
	const misleading = hidden || lagMs > 45_000 || timesOf(play, 'history', ...lies) > 0;
	return !misleading && looks.every(({ statusCode }) => statusCode === 200);
}

/** For the sentences of the rules. */
export function nameOf({ execution, round, itemIndex, scenario }: Told): string {
	return `item ${itemIndex + 1} (${scenario}), execution ${execution + 1}, round ${round + 1}`;
}

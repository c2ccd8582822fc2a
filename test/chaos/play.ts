/* eslint-disable @n8n/community-nodes/no-restricted-globals */
// Plays a story in n8n's engine on a local fal, and keeps what is to be judged.
import type { IRunExecutionData } from 'n8n-workflow';

import type { Exchange, JsonObject, LocalFal, Purchase } from '../emulator/types';
import { retryOf } from '../engine/retry';
import { roundsWorkflow } from '../engine/rounds';
import { runWorkflow } from '../engine/runWorkflow';
import type { VideoRun } from '../engine/videoRun';
import type { WorkflowRun } from '../engine/workflowRun';
import { itemOf, type Addresses, type ClipFolder } from './clips';
import { passTime } from './clock';
import { parametersOf } from './form';
import { models, type ChaosModel } from './models';
import { goOn } from './pausing';
import type { Scenario, Story } from './story';
import { aheadMsOf, arrange, videoUrl } from './troubles';

const MINUTE_MS = 60_000;

/** Each has an id of its own, as in n8n. */
let executions = 0;

/** One execution, or the retry of the one before. */
export interface Execution {
	run: WorkflowRun;
	/** How many exchanges there were before it. */
	after: number;
	/** What n8n had saved when Stop was pressed. */
	saved: string | null;
	log: Array<{ requestId: string; state: string; atMs: number }>;
	/** What callbacks did that they must not do. */
	callbackProblems: string[];
	/** Its paused items left at the deadline, when no node can throw. */
	handedOn: boolean;
}

/** What one execution of a story and its retries did, as it is judged. */
export interface Play {
	story: Story;
	model: ChaosModel;
	executions: Execution[];
	/** Submitted with this execution's key. */
	purchases: readonly Purchase[];
	/** Submitted by the execution beside it. */
	others: readonly Purchase[];
	/** But for those of the execution beside it. */
	exchanges: readonly Exchange[];
	/** Videos that the account had before. */
	past: ReadonlySet<string>;
	/** When Stop was pressed; null where it was not. */
	stoppedMs: number | null;
	/** The other execution, judged by the same rules. */
	beside: Play | null;
}

export interface Props {
	clips: ClipFolder;
	/** What the model's node sends, but for the clip. */
	inputOf: (model: ChaosModel) => JsonObject;
}

/** The clock must be compressed. */
export async function play(fal: LocalFal, story: Story, { clips, inputOf }: Props): Promise<Play> {
	const model = models[story.model];
	fal.reset();
	arrange(fal, story);
	const addressOf = clips.publish(fal, story.source);
	const startedMs = Date.now() + aheadMsOf(story);
	const madeBefore = (scenario: Scenario): string =>
		fal.past({
			endpointId: model.endpointId,
			endedAtMs: startedMs - 30 * MINUTE_MS,
			input: { ...inputOf(model), video_url: addressOf(scenario) },
			output: { video: { url: videoUrl(scenario) } },
		});
	for (const scenario of story.pastFailures) {
		fal.past({
			endpointId: model.endpointId,
			endedAtMs: startedMs - 20 * MINUTE_MS,
			input: { ...inputOf(model), video_url: addressOf(scenario) },
			statusCode: 500,
			output: { detail: [{ msg: 'Sorry', type: 'internal_server_error' }] },
		});
	}
	const past = new Set(story.past.map(madeBefore));
	const first: Player = {
		story,
		model,
		apiKey: fal.apiKey,
		othersKey: fal.secondKey,
		executions: [],
		stoppedMs: null,
	};
	const second = secondPlayer(fal, first);
	let runExecutionData: IRunExecutionData | undefined;
	for (let execution = 0; execution <= story.retries; execution += 1) {
		const log: Execution['log'] = [];
		const starts = [execute(fal, first, { addressOf, log, runExecutionData })];
		if (second !== null && execution === 0) {
			const afterMs = (story.beside?.afterSeconds ?? 0) * 1000;
			starts.push(execute(fal, second, { addressOf, log, afterMs }));
		}
		await together(starts);
		const run = first.executions[execution]?.run;
		if (run?.status !== 'error' || first.stoppedMs !== null) break;
		runExecutionData = retryOf(run);
		fal.lock(null);
		await jest.advanceTimersByTimeAsync(story.retryAfterMinutes * MINUTE_MS);
	}
	const beside = second === null ? null : playOf(fal, second, { past, beside: null });
	return playOf(fal, first, { past, beside });
}

/** One of two executions, which has a key of its own, so that fal's books tell them apart. */
type Player = Pick<Play, 'story' | 'model' | 'executions' | 'stoppedMs'> & {
	apiKey: string;
	othersKey: string;
};

function secondPlayer(fal: LocalFal, { story, model }: Player): Player | null {
	if (story.beside === null) return null;
	const { stop } = story.beside;
	return {
		story: { ...story, stop, retries: 0, beside: null },
		model,
		apiKey: fal.secondKey,
		othersKey: fal.apiKey,
		executions: [],
		stoppedMs: null,
	};
}

function playOf(
	fal: LocalFal,
	{ apiKey, othersKey, ...player }: Player,
	more: Pick<Play, 'past' | 'beside'>,
): Play {
	const books = fal.purchases.map((purchase) => byOurClock(purchase, player.story));
	const others = books.filter(({ headers }) => isOf(othersKey, headers));
	const isOthers = (id: string): boolean => others.some(({ requestId }) => requestId === id);
	const executions = player.executions.map((execution) => ({
		...execution,
		log: execution.log.filter(({ requestId }) => !isOthers(requestId)),
	}));
	return {
		...player,
		...more,
		executions,
		purchases: books.filter(({ headers }) => isOf(apiKey, headers)),
		others,
		exchanges: exchangesOf(fal, othersKey),
	};
}

/** The times of fal's books by this machine's clock, as the rules compare them. */
function byOurClock(purchase: Purchase, story: Story): Purchase {
	const aheadMs = aheadMsOf(story);
	const { sentAtMs, startedAtMs, endedAtMs, ...rest } = structuredClone(purchase);
	return {
		...rest,
		sentAtMs: sentAtMs - aheadMs,
		startedAtMs: startedAtMs === null ? null : startedAtMs - aheadMs,
		endedAtMs: endedAtMs === null ? null : endedAtMs - aheadMs,
	};
}

/** All but the other's: files are fetched and sent without a key, so they count for both. */
function exchangesOf({ exchanges }: LocalFal, othersKey: string): Exchange[] {
	return exchanges.filter(({ headers }) => !isOf(othersKey, headers));
}

function isOf(apiKey: string, { authorization }: Exchange['headers']): boolean {
	return authorization === `Key ${apiKey}`;
}

/** An execution that was started. */
interface Started {
	ended: Promise<void>;
	/** Presses Stop when it is time. */
	watch(): void;
	press(): void;
}

async function together(started: readonly Started[]): Promise<void> {
	const watch = (): void => started.forEach((one) => one.watch());
	const all = Promise.all(started.map(({ ended }) => ended));
	await passTime(all, watch).catch(async (error: unknown) => {
		// None must go on in the next story.
		started.forEach(({ press }) => press());
		const settled = Promise.allSettled(started.map(({ ended }) => ended));
		await passTime(settled, () => undefined);
		throw error;
	});
}

interface Circumstances {
	addressOf: Addresses;
	/** n8n has one logger for all executions. */
	log: Execution['log'];
	afterMs?: number;
	runExecutionData?: IRunExecutionData;
}

function execute(
	fal: LocalFal,
	player: Player,
	{ addressOf, log, afterMs = 0, runExecutionData }: Circumstances,
): Started {
	const { story, model } = player;
	const after = exchangesOf(fal, player.othersKey).length;
	const execution: Omit<Execution, 'run'> = {
		after,
		saved: null,
		log,
		callbackProblems: [],
		handedOn: false,
	};
	const apiKey = story.wrongKey ? ['wrong', 'key'].join(':') : player.apiKey;
	/** null: no node runs that Stop could reach. */
	let press: (() => void) | null = null;
	const silent = (): void => undefined;
	const run = async (): Promise<void> => {
		if (afterMs > 0) await new Promise((resolve) => setTimeout(resolve, afterMs));
		executions += 1;
		const run: VideoRun = {
			executionId: String(executions),
			node: model.node,
			parameters: parametersOf(story, model),
			inputItems: story.items.map((scenario) => itemOf(scenario, story.source, addressOf)),
			...(story.onError !== 'stopWorkflow' && { onError: story.onError }),
			...(story.tries > 1 && { retryOnFail: true, maxTries: story.tries }),
			credentials: { apiKey, proxyUrl: fal.proxyUrl },
			runExecutionData,
			cancel: (stop) => (press = stop),
			logger: {
				error: silent,
				warn: silent,
				debug: silent,
				info: (_line, facts) => execution.log.push({ ...told(facts), atMs: Date.now() }),
			},
			hooks: {
				workflowExecuteAfter: ({ data }) => {
					press = null;
					if (player.stoppedMs !== null) execution.saved ??= JSON.stringify(data);
				},
			},
		};
		const workflowOf = (one: VideoRun) => roundsWorkflow(fal, story.rounds, one);
		let ended = await runWorkflow(workflowOf(run));
		while (ended.status === 'waiting') {
			const stored = { run, workflowOf, json: JSON.stringify(ended.run.data) };
			const woken = await goOn(fal, stored, story);
			execution.callbackProblems.push(...woken.problems);
			execution.handedOn ||= woken.handedOn;
			ended = woken.run;
		}
		player.executions.push({ ...execution, saved: execution.saved, run: ended });
	};
	const { stop } = story;
	return {
		ended: run(),
		press: () => press?.(),
		watch() {
			if (stop === null || press === null || player.stoppedMs !== null) return;
			const exchanges = exchangesOf(fal, player.othersKey);
			if (exchanges.filter(({ operation }) => operation === stop.on).length < stop.at) return;
			player.stoppedMs = Date.now();
			press();
		},
	};
}

function told(facts: object | undefined): { requestId: string; state: string } {
	const { requestId = '', state = '' } = { ...facts } as { requestId?: string; state?: string };
	return { requestId, state };
}

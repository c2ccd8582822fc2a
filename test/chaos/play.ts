// Plays a story in n8n's engine on a local fal, and keeps what is to be judged.
import type { IDataObject, IRunExecutionData } from 'n8n-workflow';

import type { Exchange, JsonObject, LocalFal, Purchase } from '../emulator/types';
import { retryOf } from '../engine/retry';
import { runInRounds } from '../engine/rounds';
import type { WorkflowRun } from '../engine/workflowRun';
import { passTime } from './clock';
import { models, type ChaosModel } from './models';
import type { Fate, Story } from './story';
import { arrange, clipUrl, videoUrl } from './troubles';

const MINUTE_MS = 60_000;

/** One execution, or the retry of the one before. */
export interface Execution {
	run: WorkflowRun;
	/** What n8n had saved when Stop was pressed. */
	saved: string | null;
	log: Array<{ requestId: string; state: string; atMs: number }>;
}

export interface Play {
	story: Story;
	model: ChaosModel;
	executions: Execution[];
	purchases: readonly Purchase[];
	exchanges: readonly Exchange[];
	/** Requests that the account had before. */
	past: ReadonlySet<string>;
	/** When Stop was pressed; null where it was not. */
	stoppedMs: number | null;
	/** How many purchases there were then. */
	boughtAtStop: number;
}

export type InputOf = (model: ChaosModel, fate: Fate) => JsonObject;

/** The clock must be compressed. */
export async function play(fal: LocalFal, story: Story, inputOf: InputOf): Promise<Play> {
	const model = models[story.model];
	fal.reset();
	arrange(fal, story);
	const result: Play = {
		story,
		model,
		executions: [],
		purchases: fal.purchases,
		exchanges: fal.exchanges,
		past: new Set(story.past.map((fate) => madeBefore(fal, fate, model, inputOf))),
		stoppedMs: null,
		boughtAtStop: 0,
	};
	let runExecutionData: IRunExecutionData | undefined;
	for (let execution = 0; execution <= story.retries; execution += 1) {
		const { run } = await execute(fal, result, runExecutionData);
		if (run.status !== 'error' || result.stoppedMs !== null) break;
		runExecutionData = retryOf(run);
		fal.lock(null);
		await jest.advanceTimersByTimeAsync(story.retryAfterMinutes * MINUTE_MS);
	}
	return { ...result, purchases: structuredClone(fal.purchases), exchanges: [...fal.exchanges] };
}

function madeBefore(fal: LocalFal, fate: Fate, model: ChaosModel, inputOf: InputOf): string {
	return fal.past({
		endpointId: model.endpointId,
		endedAtMs: Date.now() - 30 * MINUTE_MS,
		input: inputOf(model, fate),
		output: { video: { url: videoUrl(fate) } },
	});
}

async function execute(
	fal: LocalFal,
	result: Play,
	runExecutionData: IRunExecutionData | undefined,
): Promise<Execution> {
	const { story, model } = result;
	const execution: Omit<Execution, 'run'> = { saved: null, log: [] };
	let press: () => void = () => undefined;
	const silent = (): void => undefined;
	const running = runInRounds(fal, story.rounds, {
		node: model.node,
		parameters: parametersOf(story, model),
		items: story.items.map((fate) => ({ url: clipUrl(fate) })),
		...(story.onError !== 'stopWorkflow' && { onError: story.onError }),
		...(story.tries > 1 && { retryOnFail: true, maxTries: story.tries }),
		...(story.wrongKey && {
			credentials: { apiKey: ['wrong', 'key'].join(':'), proxyUrl: fal.proxyUrl },
		}),
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
				if (result.stoppedMs !== null) execution.saved ??= JSON.stringify(data);
			},
		},
	});
	const { stop } = story;
	const run = await passTime(running, () => {
		if (stop === null || result.stoppedMs !== null) return;
		const seen = fal.exchanges.filter(({ operation }) => operation === stop.on).length;
		if (seen < stop.at) return;
		result.stoppedMs = Date.now();
		result.boughtAtStop = fal.purchases.length;
		press();
	});
	const whole = { ...execution, saved: execution.saved, run };
	result.executions.push(whole);
	return whole;
}

function told(facts: object | undefined): { requestId: string; state: string } {
	const { requestId = '', state = '' } = { ...facts } as { requestId?: string; state?: string };
	return { requestId, state };
}

function parametersOf(story: Story, model: ChaosModel): IDataObject & ChaosModel['parameters'] {
	const { waitMode, cancelOnStop, onDeadline, timeoutMinutes, reuse } = story;
	return {
		...model.parameters,
		video_url: { __rl: true, mode: 'url', value: '={{ $json.url }}' },
		waitMode,
		options: {
			cancelOnStop,
			onDeadline,
			queueTimeout: timeoutMinutes,
			processingTimeout: timeoutMinutes,
			...(reuse && { reuseWithinHours: 12 }),
		},
	};
}

// Plays a story in n8n's engine on a local fal, and keeps what is to be judged.
import type { IRunExecutionData } from 'n8n-workflow';

import type { Exchange, JsonObject, LocalFal, Purchase } from '../emulator/types';
import { retryOf } from '../engine/retry';
import { runInRounds } from '../engine/rounds';
import type { WorkflowRun } from '../engine/workflowRun';
import { itemOf, type Addresses, type ClipFolder } from './clips';
import { passTime } from './clock';
import { parametersOf } from './form';
import { models, type ChaosModel } from './models';
import type { Scenario, Story } from './story';
import { arrange, videoUrl } from './troubles';

const MINUTE_MS = 60_000;

/** One execution, or the retry of the one before. */
export interface Execution {
	run: WorkflowRun;
	/** How many exchanges there were before it. */
	after: number;
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
	/** Videos that the account had before. */
	past: ReadonlySet<string>;
	/** When Stop was pressed; null where it was not. */
	stoppedMs: number | null;
	/** How many purchases there were then. */
	boughtAtStop: number;
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
	const madeBefore = (scenario: Scenario): string =>
		fal.past({
			endpointId: model.endpointId,
			endedAtMs: Date.now() - 30 * MINUTE_MS,
			input: { ...inputOf(model), video_url: addressOf(scenario) },
			output: { video: { url: videoUrl(scenario) } },
		});
	for (const scenario of story.pastFailures) {
		fal.past({
			endpointId: model.endpointId,
			endedAtMs: Date.now() - 20 * MINUTE_MS,
			input: { ...inputOf(model), video_url: addressOf(scenario) },
			statusCode: 500,
			output: { detail: [{ msg: 'Sorry', type: 'internal_server_error' }] },
		});
	}
	const result: Play = {
		story,
		model,
		executions: [],
		purchases: fal.purchases,
		exchanges: fal.exchanges,
		past: new Set(story.past.map(madeBefore)),
		stoppedMs: null,
		boughtAtStop: 0,
	};
	let runExecutionData: IRunExecutionData | undefined;
	for (let execution = 0; execution <= story.retries; execution += 1) {
		const { run } = await execute(fal, result, { addressOf, runExecutionData });
		if (run.status !== 'error' || result.stoppedMs !== null) break;
		runExecutionData = retryOf(run);
		fal.lock(null);
		await jest.advanceTimersByTimeAsync(story.retryAfterMinutes * MINUTE_MS);
	}
	return { ...result, purchases: structuredClone(fal.purchases), exchanges: [...fal.exchanges] };
}

async function execute(
	fal: LocalFal,
	result: Play,
	{ addressOf, runExecutionData }: { addressOf: Addresses; runExecutionData?: IRunExecutionData },
): Promise<Execution> {
	const { story, model } = result;
	const execution: Omit<Execution, 'run'> = { after: fal.exchanges.length, saved: null, log: [] };
	let press: () => void = () => undefined;
	const silent = (): void => undefined;
	const running = runInRounds(fal, story.rounds, {
		node: model.node,
		parameters: parametersOf(story, model),
		inputItems: story.items.map((scenario) => itemOf(scenario, story.source, addressOf)),
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
	}).catch(async (error: unknown) => {
		// It must not go on in the next story.
		press();
		await passTime(running, silent);
		throw error;
	});
	const whole = { ...execution, saved: execution.saved, run };
	result.executions.push(whole);
	return whole;
}

function told(facts: object | undefined): { requestId: string; state: string } {
	const { requestId = '', state = '' } = { ...facts } as { requestId?: string; state?: string };
	return { requestId, state };
}

// Pause Execution Until Done: suspended, called back by fal, woken once, delivered as after waiting.
import { generateKeyPairSync } from 'node:crypto';

import { skipWaiting, useFakeClock } from '../../support/clock';
import type { LocalFal } from '../../emulator/types';
import { answer, atDeadline, callBack, resume, store, type Stored } from '../pausedRun';
import { about, countOf, falKeys, upscale, useLocalFal, withClip } from '../setup';
import { NODE, runVideoNode, videoWorkflow, type VideoRun } from '../videoRun';
import type { WorkflowRun } from '../workflowRun';

const fal = useLocalFal({ concurrency: 40, streams: false });
const clipsOf = (count: number) =>
	Array.from({ length: count }, (_clip, index) => `clip${index + 1}`);

let executions = 0;

/** Each test has an execution of its own, as in n8n. */
function videoRun(clips: readonly string[], { parameters, ...more }: Partial<VideoRun> = {}) {
	executions += 1;
	return {
		executionId: String(executions),
		node: 'upscale',
		parameters: { ...withClip, waitMode: 'pause', ...parameters },
		items: clips.map((clip) => ({ clip })),
		...more,
	} satisfies VideoRun;
}

/** Submits the clips, which run until they are finished by hand, and pauses. */
async function paused(clips: readonly string[], more: Partial<VideoRun> = {}): Promise<Stored> {
	useFakeClock();
	fal().outcome({ hold: 'run' });
	const run = videoRun(clips, more);
	const ended = await skipWaiting(runVideoNode(fal(), run));
	jest.useRealTimers();
	return store(fal(), run, ended);
}

const idsOf = (from: LocalFal) => from.purchases.map(({ requestId }) => requestId);

/** fal finishes a request and calls back once. */
async function finishAndCall(stored: Stored, requestId: string) {
	await fal().finish(requestId);
	return await callBack(stored, fal().callback(requestId));
}

const states = (run: WorkflowRun | null) =>
	run === null ? null : falKeys(run).map((one) => one.state);

describe('pausing', () => {
	test('submits with the address of the execution and suspends it until the deadline', async () => {
		const stored = await paused(['sea']);
		const [{ webhookUrl }] = fal().purchases;
		expect(webhookUrl).toMatch(
			/^http:\/\/localhost:5678\/webhook-waiting\/\d+\?signature=[\da-f]{64}$/,
		);
		expect(JSON.parse(stored.json)).toMatchObject({ waitTill: expect.any(String) as string });
	});

	test('what is done within a minute does not pause', async () => {
		useFakeClock();
		fal().outcome({ seconds: 20 });
		const run = await skipWaiting(runVideoNode(fal(), videoRun(clipsOf(2))));
		expect([run.status, states(run)]).toEqual(['success', ['done', 'done']]);
	});

	test('the signature of the address is in no output, hint, error or stored item', async () => {
		const stored = await paused(clipsOf(2));
		const signature = new URL(String(fal().purchases[0].webhookUrl)).searchParams.get('signature');
		const { resumeToken, ...data } = JSON.parse(stored.json) as { resumeToken: string };
		expect(resumeToken).toBe(signature);
		expect(JSON.stringify(data)).not.toContain(String(signature));
	});

	test('while it is paused, the node shows the ids and says what Stop does', async () => {
		useFakeClock();
		fal().outcome({ hold: 'run' });
		const run = await skipWaiting(runVideoNode(fal(), videoRun(['sea'])));
		expect(falKeys(run)).toMatchObject([{ state: 'running', requestId: idsOf(fal())[0] }]);
		expect(run.hints(NODE)[0].message).toMatch(
			/^Paused for 1 request since .* Stop ends the execution/,
		);
	});
});

describe('waking', () => {
	test.each([1, 2, 20])('%i items come out in order when the last is done', async (count) => {
		const stored = await paused(clipsOf(count));
		const ids = idsOf(fal());
		for (const id of ids.slice(1)) {
			expect(await finishAndCall(stored, id)).toEqual({ statusCode: 200, woken: null });
		}
		const { woken } = await finishAndCall(stored, ids[0]);
		expect(woken?.status).toBe('success');
		expect(states(woken)).toEqual(clipsOf(count).map(() => 'done'));
		expect(woken?.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual(
			clipsOf(count).map((_clip, item) => ({ item })),
		);
		expect(falKeys(woken as WorkflowRun).map(({ requestId }) => requestId)).toEqual(ids);
		expect(countOf(fal(), 'submit')).toBe(count);
	});

	test.each([
		[0, 1, 2],
		[0, 2, 1],
		[1, 0, 2],
		[1, 2, 0],
		[2, 0, 1],
		[2, 1, 0],
	])('callbacks may come in any order: %i %i %i', async (...order) => {
		const stored = await paused(clipsOf(3));
		const ids = idsOf(fal());
		const called = [];
		for (const index of order) called.push((await finishAndCall(stored, ids[index])).woken);
		expect(called.map(states)).toEqual([null, null, ['done', 'done', 'done']]);
	});

	test('gives the same items as waiting does', async () => {
		const withDownload = { output: 'linkAndFile', options: { logs: true } };
		const stored = await paused(['sea'], { parameters: withDownload });
		const { woken } = await finishAndCall(stored, idsOf(fal())[0]);
		fal().reset();
		const waited = await upscale(fal(), ['sea'], { parameters: withDownload });
		const shape = (run: WorkflowRun | null) =>
			run?.items(NODE).map(({ json, binary, pairedItem }) => ({
				keys: Object.keys(json).sort(),
				fal: Object.keys(json.fal as object).sort(),
				binary: Object.values(binary ?? {}).map(({ mimeType, fileSize }) => [mimeType, fileSize]),
				pairedItem,
			}));
		expect(shape(woken)).toEqual(shape(waited));
	});

	test('parameters are not read again, so that an expression cannot order something else', async () => {
		const stored = await paused(['sea']);
		const { woken } = await finishAndCall(
			{ ...stored, run: { ...stored.run, parameters: { waitMode: '={{ broken' } } },
			idsOf(fal())[0],
		);
		expect([states(woken), countOf(fal(), 'submit')]).toEqual([['done'], 1]);
	});
});

describe('callbacks that change nothing', () => {
	test('a request that still runs, whatever its callback says', async () => {
		const stored = await paused(['sea']);
		const early = await callBack(stored, fal().callback(idsOf(fal())[0]));
		expect(early).toEqual({ statusCode: 503, woken: null });
	});

	test('signed by somebody else', async () => {
		const stored = await paused(['sea']);
		const [id] = idsOf(fal());
		await fal().finish(id);
		const { privateKey: key } = generateKeyPairSync('ed25519');
		expect(await callBack(stored, fal().callback(id, { key }))).toEqual({
			statusCode: 401,
			woken: null,
		});
	});

	test('signed more than five minutes ago', async () => {
		const stored = await paused(['sea']);
		const [id] = idsOf(fal());
		await fal().finish(id);
		const old = fal().callback(id, { atMs: Date.now() - 302_000 });
		expect((await callBack(stored, old)).statusCode).toBe(401);
	});

	test('a body that was changed', async () => {
		const stored = await paused(['sea']);
		const [id] = idsOf(fal());
		await fal().finish(id);
		const callback = fal().callback(id);
		const changed = { ...callback, body: callback.body.replace('OK', 'ok') };
		expect((await callBack(stored, changed)).statusCode).toBe(401);
	});

	test('a request of another execution', async () => {
		const stored = await paused(['sea']);
		const other = await paused(['boat']);
		const [, id] = idsOf(fal());
		await fal().finish(id);
		expect((await callBack(stored, fal().callback(id))).statusCode).toBe(404);
		expect(
			states(
				(await callBack({ ...other, run: { ...other.run, executionId: '2' } }, fal().callback(id)))
					.woken,
			),
		).toEqual(['done']);
	});
});

test('two callbacks that are handled at once wake the execution once', async () => {
	const stored = await paused(clipsOf(2));
	const ids = idsOf(fal());
	await Promise.all(ids.map(async (id) => await fal().finish(id)));
	const answers = await Promise.all(
		ids.map(async (id) => await answer(stored, fal().callback(id))),
	);
	expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
	expect(answers.filter(({ data }) => data !== null)).toHaveLength(1);
});

test('a callback that was under way when another woke the execution does not wake it again', async () => {
	const stored = await paused(['sea']);
	const [id] = idsOf(fal());
	await fal().finish(id);
	fal().fault({ on: 'status', delayMs: 300 });
	const calls = [1, 2].map(async () => await answer(stored, fal().callback(id)));
	await Promise.race(calls);
	// Its status read took longer than a wake is waited for.
	const nowMs = Date.now() + 61_000;
	jest.spyOn(Date, 'now').mockImplementation(() => nowMs);
	const answers = await Promise.all(calls).finally(() => jest.restoreAllMocks());
	expect(answers.filter(({ data }) => data !== null)).toHaveLength(1);
});

test('a callback is answered before anything is downloaded, however long that takes', async () => {
	const stored = await paused(['sea'], { parameters: { output: 'linkAndFile' } });
	const [id] = idsOf(fal());
	await fal().finish(id);
	const { data } = await answer(stored, fal().callback(id));
	expect([countOf(fal(), 'result'), countOf(fal(), 'file')]).toEqual([0, 0]);
	const woken = data && (await resume(stored, data));
	expect([states(woken), countOf(fal(), 'result')]).toEqual([['done'], 1]);
	expect(Object.keys(woken?.items(NODE)[0].binary ?? {})).toEqual(['data']);
});

test('what a retry took over is waited for, and never paused for', async () => {
	useFakeClock();
	fal().outcome({ match: about('sea'), hold: 'run' });
	const refused = { statusCode: 422, body: { detail: 'no' } };
	fal().fault({ on: 'submit', match: about('boat'), answer: refused });
	const run = videoRun(['sea', 'boat']);
	const first = await skipWaiting(runVideoNode(fal(), run));
	jest.useRealTimers();
	const stored = store(fal(), run, first);
	const [id] = idsOf(fal());
	const { woken } = await finishAndCall(stored, id);
	expect(woken?.status).toBe('error');
	const retried = await resume(stored, withoutError(woken as WorkflowRun));
	expect([retried.status, states(retried)]).toEqual(['success', ['done', 'done']]);
	expect(fal().purchases).toHaveLength(2);
});

test('fal may have changed its key while the execution was paused', async () => {
	const stored = await paused(['sea']);
	const [id] = idsOf(fal());
	await fal().finish(id);
	fal().changeKey();
	useFakeClock();
	jest.setSystemTime(Date.now() + 60_000);
	fal().clock(() => Date.now());
	const { woken } = await skipWaiting(callBack(stored, fal().callback(id)));
	expect(states(woken)).toEqual(['done']);
});

describe('a request that fails', () => {
	const refusedResult = {
		statusCode: 422,
		body: { detail: [{ loc: ['body'], msg: 'Too dark', type: 'content_policy_violation' }] },
	};

	async function wokenWithOneFailure(onError?: VideoRun['onError']) {
		fal().outcome({ match: about('clip1'), result: refusedResult, hold: 'run' });
		const stored = await paused(clipsOf(3), { onError });
		for (const id of idsOf(fal()).slice(1)) await finishAndCall(stored, id);
		const { woken } = await finishAndCall(stored, idsOf(fal())[0]);
		return woken as WorkflowRun;
	}

	test('ends the execution with On Error at Stop Workflow, and a retry buys nothing', async () => {
		const woken = await wokenWithOneFailure();
		expect([woken.status, woken.error?.message]).toEqual([
			'error',
			expect.stringContaining('content'),
		]);
		for (const id of idsOf(fal())) expect(woken.error?.description).toContain(id);
		const workflowOf = (run: VideoRun) => videoWorkflow(fal(), run);
		const stored = { run: videoRun(clipsOf(3)), workflowOf, json: '' };
		const retried = await resume(stored, withoutError(woken));
		expect([retried.status, countOf(fal(), 'submit')]).toEqual(['error', 3]);
	});

	test('is an item of its own with Continue', async () => {
		const woken = await wokenWithOneFailure('continueRegularOutput');
		expect([woken.status, states(woken)]).toEqual(['success', ['failed', 'done', 'done']]);
		expect(woken.items(NODE)[0].json.error).toBeUndefined();
	});

	test('goes to the error branch with its input', async () => {
		const woken = await wokenWithOneFailure('continueErrorOutput');
		expect(states(woken)).toEqual(['done', 'done']);
		expect(woken.items(NODE, 1)).toMatchObject([
			{ json: { clip: 'clip1', error: { state: 'failed', requestId: idsOf(fal())[0] } } },
		]);
	});
});

/** n8n takes the error out before it runs an execution again. */
function withoutError(run: WorkflowRun) {
	const { data } = run.run;
	delete data.resultData.error;
	data.resultData.runData[NODE].pop();
	return data;
}

describe('the deadline', () => {
	test('hands on every item as running, with its ids, and never the input', async () => {
		const stored = await paused(clipsOf(2));
		await fal().finish(idsOf(fal())[0]);
		const run = await atDeadline(stored);
		expect(run.status).toBe('success');
		expect(run.items(NODE)).toMatchObject(
			idsOf(fal()).map((requestId, item) => ({
				json: {
					fal: { state: 'running', requestId, warnings: [expect.stringContaining(requestId)] },
				},
				pairedItem: { item },
			})),
		);
		expect(run.items(NODE).map(({ json }) => Object.keys(json))).toEqual([['fal'], ['fal']]);
		expect(run.items('Start').map(({ json }) => json)).toEqual([
			{ clip: 'clip1' },
			{ clip: 'clip2' },
		]);
	});

	test('is Queue Timeout plus Run Timeout', async () => {
		const startedMs = Date.now();
		const parameters = { waiting: { queueTimeout: 10, processingTimeout: 20 } };
		const { json } = await paused(['sea'], { parameters });
		const { waitTill } = JSON.parse(json) as { waitTill: string };
		const minutes = (Date.parse(waitTill) - startedMs) / 60_000;
		expect(minutes).toBeGreaterThan(30);
		expect(minutes).toBeLessThan(33);
	});
});

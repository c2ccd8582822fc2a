/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Download Result: the trigger's items carry the videos themselves, and no poll hangs on one of them.
import { readFile } from 'node:fs/promises';

import { runPoll } from '../engine/poll';
import { insideNode } from '../engine/insideNode';
import { defaultEngine, pollOptions, requestId } from './engines';
import { useScene } from './scenes';

const { fal, pass, finish, slow } = useScene();
const parameters = { output: 'linkAndFile' };
const sampleClip = 'examples/media/clip.mp4';

function finished(id: string, endedAtMs = Date.now()): string {
	const url = fal().publish(sampleClip);
	const video = { url, content_type: 'video/mp4', file_name: `${id}.mp4` };
	finish(id, { endedAtMs, output: { video } });
	return url;
}

async function started(budgetMs?: number) {
	const trigger = defaultEngine(fal(), { parameters, budgetMs });
	await trigger.start();
	pass(1);
	return trigger;
}

const warningsOf = (json: object) => (json as { fal: { warnings: string[] } }).fal.warnings;

test('the video comes whole, beside its link, and is fetched without the key', async () => {
	const trigger = await started();
	const url = finished('one');
	const { items } = await trigger.tick();
	const [{ json, binary }] = items ?? [];
	expect(json).toMatchObject({ video: { url }, fal: { warnings: [] } });
	expect(binary?.data).toMatchObject({ mimeType: 'video/mp4', fileName: 'one.mp4' });
	const content = await insideNode(
		async ({ helpers }) => await helpers.getBinaryDataBuffer(0, 'data'),
		[{ json: {}, binary: binary ?? {} }],
	);
	expect(content.equals(await readFile(sampleClip))).toBe(true);
	const gets = fal().exchanges.filter(({ operation }) => operation === 'file');
	expect(gets.map(({ headers }) => 'authorization' in headers)).toEqual([false]);
});

test('one that cannot be had is handed on without its file, and the others keep theirs', async () => {
	const trigger = await started();
	finished('whole');
	pass(1);
	// Listed first, so fetched first.
	finished('broken');
	fal().fault({ on: 'file', times: 3, answer: 'reset' });
	const { items } = await trigger.tick();
	expect(items?.map(({ binary }) => Object.keys(binary ?? {}))).toEqual([['data'], []]);
	expect(warningsOf(items?.[1].json ?? {})).toEqual([
		'The video could not be downloaded: the connection broke. Its link is in this item; Fal Request → Get Result fetches it again for free.',
	]);
});

test('videos for which a poll has no time come with the next, each once', async () => {
	const trigger = await started(36_000);
	// Time passes with each call to the queue.
	fal().history({ hidePayloads: 'output' });
	const ids = ['one', 'two', 'three'];
	for (const id of ids) finished(id);
	slow(8);
	const polls: string[][] = [];
	for (let poll = 0; poll < 4; poll++) {
		const { items } = await trigger.tick();
		polls.push((items ?? []).map(requestId));
		for (const { binary } of items ?? []) expect(binary?.data.fileName).toBeDefined();
		pass(1);
	}
	expect(polls.length).toBeGreaterThan(1);
	expect(polls[0].length).toBeLessThan(3);
	expect(polls.flat().sort()).toEqual([...ids].sort());
});

test('one that takes longer than a poll may is handed on with a word about it', async () => {
	const trigger = await started(36_000);
	finished('one');
	slow(40);
	const { items } = await trigger.tick();
	expect(items).toHaveLength(1);
	expect(items?.[0].binary).toBeUndefined();
	expect(warningsOf(items?.[0].json ?? {})).toEqual([
		expect.stringContaining('could not be downloaded: it takes longer than a poll may'),
	]);
});

test('one that stands still does not take the poll and what else it found along', async () => {
	// The watch over a transfer does not run on the test's clock, and is more patient than this poll.
	jest.useRealTimers();
	const trigger = defaultEngine(fal(), { parameters, budgetMs: 4_000 });
	await trigger.start();
	const nowMs = Date.now();
	finished('whole', nowMs);
	finished('still', nowMs + 1);
	fal().fault({ on: 'file', answer: 'stalled' });
	const { items } = await trigger.tick();
	expect(items?.map(requestId)).toEqual(['still']);
	expect(warningsOf(items?.[0].json ?? {})).toEqual([
		expect.stringContaining('could not be downloaded: it takes longer than a poll may'),
	]);
	const next = (await trigger.tick()).items ?? [];
	expect(next.map(requestId)).toEqual(['whole']);
	expect(next[0].binary?.data).toBeDefined();
}, 30_000);

test('Fetch Test Event downloads too, so that the next nodes can be built', async () => {
	finished('one');
	pass(1);
	const { items } = await runPoll({ ...pollOptions(fal(), { parameters }), mode: 'manual' });
	expect(items?.[0].binary?.data).toMatchObject({ fileName: 'one.mp4' });
});

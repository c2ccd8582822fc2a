/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Download Result: the trigger's items carry the videos themselves, and no poll hangs on one of them.
import { readFile } from 'node:fs/promises';

import { runPoll } from '../engine/poll';
import { insideNode } from '../engine/insideNode';
import { defaultEngine, pollOptions, requestId } from './engines';
import { useScene } from './scenes';

const { fal, pass, finish, slow } = useScene();
const parameters = { options: { downloadResult: true } };
const sampleClip = 'examples/media/clip.mp4';

function finished(id: string): string {
	const url = fal().publish(sampleClip);
	finish(id, { output: { video: { url, content_type: 'video/mp4', file_name: `${id}.mp4` } } });
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
	const url = finished('broken');
	fal().fault({ on: 'file', times: 3, answer: 'reset' });
	const { items } = await trigger.tick();
	expect(items?.map(({ binary }) => Object.keys(binary ?? {}))).toEqual([['data'], []]);
	expect(warningsOf(items?.[1].json ?? {})).toEqual([
		expect.stringMatching(
			new RegExp(`^The video could not be downloaded: the connection broke. It is at ${url};`),
		),
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

test('Fetch Test Event downloads too, so that the next nodes can be built', async () => {
	finished('one');
	pass(1);
	const { items } = await runPoll({ ...pollOptions(fal(), { parameters }), mode: 'manual' });
	expect(items?.[0].binary?.data).toMatchObject({ fileName: 'one.mp4' });
});

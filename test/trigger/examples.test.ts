// The two example workflows as one story: ordered at night, published in the morning, each clip once.
import type { INode } from 'n8n-workflow';

import { FalTrigger } from '../../nodes/FalTrigger/FalTrigger.node';
import collect from '../../examples/collect-in-the-morning.json';
import submit from '../../examples/submit-at-night.json';
import { videoCredentialTypes, videoNodeTypes } from '../engine/nodeTypes';
import { loadTrigger } from '../engine/poll';
import { runWorkflow } from '../engine/runWorkflow';
import type { ExportedWorkflow } from '../engine/runWorkflow';
import { countOf } from '../engine/setup';
import type { WorkflowRun } from '../engine/workflowRun';
import { useScene } from './scenes';
import { standIns } from './standIns';
import type { Row } from './standIns';

const { fal, pass, finish } = useScene();
const klingEdit = 'fal-ai/kling-video/o1/video-to-video/edit';

let rows: Row[];
beforeEach(() => {
	rows = ['Sunrise', 'Harbor', 'Rain'].map((caption, at) => ({
		id: at + 1,
		caption,
		prompt: `Make it ${caption}`,
		video_url: `https://example.com/${at}.mp4`,
		submitted_at: '',
		request_id: '',
		problem: '',
	}));
});

const nightly = submit as unknown as ExportedWorkflow;

function surroundings(brokenNode?: string) {
	return {
		nodeTypes: {
			...videoNodeTypes(),
			...standIns(rows, brokenNode),
			'n8n-nodes-fal-video.falTrigger': new FalTrigger(),
		},
		credentialTypes: videoCredentialTypes(),
		credentials: { falApi: { apiKey: fal().apiKey, proxyUrl: fal().proxyUrl } },
	};
}

async function submitAtNight(): Promise<WorkflowRun> {
	const run = await runWorkflow({ ...surroundings(), workflow: nightly });
	expect(run.error).toBeUndefined();
	return run;
}

/** n8n from one start to its end: the trigger goes on from what is stored, and its items are worked off. */
async function morning(stored: object = {}): Promise<{ published: unknown[]; stored: object }> {
	const workflow = collect as unknown as ExportedWorkflow;
	const node = workflow.nodes.find(({ name }) => name === 'Fal Trigger') as INode;
	const trigger = await loadTrigger({ ...surroundings(), node, staticData: { ...stored } });
	const { items, error } = await trigger.poll();
	expect(error).toBeNull();
	if (items === null) return { published: [], stored: trigger.staticData() };
	const run = await runWorkflow({ ...surroundings(), workflow, input: items });
	expect(run.error).toBeUndefined();
	const published = run.items('Caption and Clip').map(({ json }) => json);
	return { published, stored: trigger.staticData() };
}

/** fal works off what was ordered. */
async function finishAll(): Promise<void> {
	for (const { requestId } of fal().purchases) {
		const target = `https://queue.fal.run/fal-ai/kling-video/requests/${requestId}/status`;
		const headers = { authorization: `Key ${fal().apiKey}`, 'x-fal-target-url': target };
		await fetch(fal().proxyUrl, { headers });
	}
}

test('what was ordered at night is published in the morning with its caption, once', async () => {
	let { stored } = await morning();
	pass(60);
	await submitAtNight();
	expect(fal().purchases.map(({ input }) => input.prompt)).toEqual(
		rows.map(({ prompt }) => prompt),
	);
	expect(rows.map((row) => row.request_id)).toEqual(fal().purchases.map((one) => one.requestId));

	pass(8 * 60);
	await finishAll();
	finish('foreign', { endpointId: klingEdit });
	finish('delivered by a node that waits', { endpointId: klingEdit });
	const first = await morning(stored);
	const clips = rows.map(({ caption, request_id }) => ({
		caption,
		request_id,
		clip: expect.stringMatching(/^http.*mp4$/) as string,
	}));
	expect(first.published).toHaveLength(3);
	expect(first.published).toEqual(expect.arrayContaining(clips));

	({ stored } = first);
	pass(5);
	expect((await morning(stored)).published).toEqual([]);
});

test('a row is ordered once, on however many nights', async () => {
	await submitAtNight();
	pass(24 * 60);
	const run = await submitAtNight();
	expect(run.items('Rows Not Yet Submitted')).toEqual([]);
	expect(fal().purchases).toHaveLength(3);
});

test('a night that breaks off in the middle orders nothing twice', async () => {
	const broken = surroundings('Store the Request ID');
	const run = await runWorkflow({ ...broken, workflow: nightly });
	expect(run.error?.message).toBe('The table is gone');
	expect(fal().purchases).toHaveLength(3);
	pass(24 * 60);
	await submitAtNight();
	expect(fal().purchases).toHaveLength(3);
});

test('a row that fal refuses names its problem and does not stop the others', async () => {
	rows[1].video_url = '';
	await submitAtNight();
	expect(rows.map(({ problem }) => problem ?? null)).toEqual([
		null,
		'Video is empty: its expression {{ $json.video_url }} gives nothing (item 2)',
		null,
	]);
	expect(rows.map(({ request_id }) => Boolean(request_id))).toEqual([true, false, true]);
	expect(countOf(fal(), 'submit')).toBe(2);
});

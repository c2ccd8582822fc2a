/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// The three workflows of the story, and what a person does with them in the editor.
import { join } from 'node:path';
import { readExample } from '../../host/examples';
import type { Example } from '../../host/examples';
import { projectFolder } from '../../host/places';
import { isRecord } from '../../host/rest';
import type { Rest } from '../../host/rest';

/** As a person imports it. */
export async function submitAtNight(): Promise<Example> {
	return await readExample(join(projectFolder, 'examples', 'submit-at-night.json'));
}

/** The example polls from 6 to 10 in the morning; the story changes nothing but that. */
export async function collectInTheMorning(): Promise<Example> {
	const file = join(projectFolder, 'examples', 'collect-in-the-morning.json');
	const example = await readExample(file);
	const pollTimes = { item: [{ mode: 'everyMinute' }] };
	const nodes = example.nodes.map((node) =>
		node.name === 'Fal Trigger' ? { ...node, parameters: { ...node.parameters, pollTimes } } : node,
	);
	return { ...example, nodes };
}

/** Another workflow of the same account, which waits for its clip and hands it on itself. */
export function orderAndWait(videoUrl: string): Example {
	const common = { typeVersion: 1, position: [0, 0] };
	const parameters = {
		video_url: { __rl: true, mode: 'url', value: videoUrl },
		prompt: 'Make it a clip that is needed at once',
		options: {},
	};
	return {
		name: 'Order and wait',
		nodes: [
			{
				...common,
				id: 'start',
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				parameters: {},
			},
			{
				...common,
				id: 'edit',
				name: 'Kling Edit',
				type: 'n8n-nodes-fal-video.klingEdit',
				parameters,
			},
		],
		connections: { Start: { main: [[{ node: 'Kling Edit', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
		pinData: {},
	};
}

/** Publishes the workflow, so that its trigger runs now and whenever n8n starts. */
export async function activate(rest: Rest, workflowId: string): Promise<void> {
	const workflow = await rest('GET', `/rest/workflows/${workflowId}`);
	const versionId = isRecord(workflow) ? workflow.versionId : undefined;
	await rest('POST', `/rest/workflows/${workflowId}/activate`, { versionId });
}

/** Presses Execute workflow, beginning with that trigger. Does not wait for the end. */
export async function execute(
	rest: Rest,
	workflowId: string,
	trigger: string,
): Promise<{ executionId: string }> {
	const triggerToStartFrom = { name: trigger };
	const path = `/rest/workflows/${workflowId}/run`;
	return (await rest('POST', path, { triggerToStartFrom })) as { executionId: string };
}

// What cannot be watched is refused when the workflow is activated, in one sentence with the field.
import type { INode, NodeOperationError } from 'n8n-workflow';

import { defaultEngine } from './engines';
import { useScene } from './scenes';

const { fal } = useScene();

const example = 'An ID looks like fal-ai/kling-video/o1/video-to-video/edit.';

const refused: Array<[INode['parameters'], string, string]> = [
	[{ endpointIds: [] }, 'Models is empty', 'Choose what to watch, or fill in Custom Endpoint IDs.'],
	[
		{ endpointIds: ['fal-ai/flux/dev'] },
		'Models From the Menu has no "fal-ai/flux/dev"',
		'Put the IDs of other endpoints into Custom Endpoint IDs.',
	],
	[
		{ endpointIds: '={{ ["nothing"] }}' },
		'Models From the Menu has no "nothing"',
		'Put the IDs of other endpoints into Custom Endpoint IDs.',
	],
	[
		{ models: { model: [{ model: { __rl: true, mode: 'list', value: '' } }] } },
		'Models has a row without a model',
		'Choose one there, or remove the row.',
	],
	[
		{ models: { model: [{ model: { __rl: true, mode: 'id', value: 'rife' } }] } },
		'Models "rife" is not the ID of a fal model, nor its address',
		'It takes an ID like fal-ai/kling-video/o1/video-to-video/edit, or the address of the page of the model on fal.ai.',
	],
	[
		{ customEndpointIds: 'fal-ai/rife/video, rife' },
		'Custom Endpoint IDs "rife" is not an ID',
		example,
	],
	[
		{ customEndpointIds: 'https://fal.ai/models/fal-ai/rife/video' },
		'Custom Endpoint IDs is a link; it takes only the ID',
		example,
	],
	[
		{ event: '={{ "done" }}' },
		'Trigger On "done" is not offered; it takes succeeded, failed, any',
		'',
	],
	[
		{ advanced: { maxPerPoll: 0 } },
		'Max Requests per Poll is "0"; it takes a whole number of at least 1',
		'',
	],
	[
		{ advanced: { maxPerPoll: '={{ "many" }}' } },
		'Max Requests per Poll is "many"; it takes a whole number of at least 1',
		'',
	],
	[
		{ advanced: { lookBackMinutes: -5 } },
		'Look Back (Minutes) is "-5"; it takes a whole number of at least 0',
		'',
	],
	[
		{ advanced: { overlapMinutes: 1.5 } },
		'Overlap (Minutes) is "1.5"; it takes a whole number of at least 0',
		'',
	],
];

test.each(refused)('%p: %s', async (parameters, message, hint) => {
	const trigger = defaultEngine(fal(), { parameters });
	const { error } = await trigger.start();
	expect(error?.message).toBe(message);
	expect((error as NodeOperationError).description ?? '').toBe(hint);
	expect(fal().exchanges).toEqual([]);
	expect(trigger.stored()).toEqual({});
});

test('models can be given by expression, as a list or as text', async () => {
	const endpointIds = '={{ "fal-ai/rife/video,fal-ai/film/video" }}';
	const trigger = defaultEngine(fal(), { parameters: { endpointIds } });
	expect((await trigger.start()).error).toBeNull();
	const [{ url }] = fal().exchanges;
	const asked = new URL(url).searchParams.get('endpoint_id');
	expect(asked).toBe('fal-ai/rife/video,fal-ai/film/video');
});

test('models of the list are watched beside those that were saved from the menu', async () => {
	const rows = [
		{ mode: 'list', value: 'fal-ai/film/video' },
		{ mode: 'url', value: 'https://fal.ai/models/fal-ai/veo3.1/fast/api' },
		{ mode: 'id', value: '={{ "fal-ai/rife/video" }}' },
	].map((model) => ({ model: { __rl: true, ...model } }));
	const parameters = { models: { model: rows }, endpointIds: ['fal-ai/rife/video'] };
	expect((await defaultEngine(fal(), { parameters }).start()).error).toBeNull();
	const asked = new URL(fal().exchanges[0].url).searchParams.get('endpoint_id');
	expect(asked).toBe('fal-ai/film/video,fal-ai/veo3.1/fast,fal-ai/rife/video');
});

test('an endpoint that is chosen and typed is watched once', async () => {
	const twice = { endpointIds: ['fal-ai/rife/video'], customEndpointIds: 'fal-ai/rife/video' };
	await defaultEngine(fal(), { parameters: twice }).start();
	const [{ url }] = fal().exchanges;
	expect(new URL(url).searchParams.get('endpoint_id')).toBe('fal-ai/rife/video');
});

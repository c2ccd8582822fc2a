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
		'Models has no "fal-ai/flux/dev"',
		'Put the IDs of other endpoints into Custom Endpoint IDs.',
	],
	[
		{ endpointIds: '={{ ["nothing"] }}' },
		'Models has no "nothing"',
		'Put the IDs of other endpoints into Custom Endpoint IDs.',
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
	const description = [hint, 'Nothing was bought.'].filter(Boolean).join(' ');
	expect((error as NodeOperationError).description).toBe(description);
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

test('an endpoint that is chosen and typed is watched once', async () => {
	const twice = { endpointIds: ['fal-ai/rife/video'], customEndpointIds: 'fal-ai/rife/video' };
	await defaultEngine(fal(), { parameters: twice }).start();
	const [{ url }] = fal().exchanges;
	expect(new URL(url).searchParams.get('endpoint_id')).toBe('fal-ai/rife/video');
});

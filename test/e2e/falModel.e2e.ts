// Fal Model: a model is searched, chosen, changed and run, for each kind of what goes in.
import type { Page } from 'playwright-core';
import {
	addFirstNode,
	makeWorkflow,
	openCanvas,
	openEditor,
	openNode,
	openWorkflow,
} from './support/editor';
import type { Editor } from './support/editor';
import { binary, choose, executeStep, field, formPane, labels, link, type } from './support/form';
import { chooseModel, modelByExpression, searchedModels } from './support/modelList';
import { picture } from './support/picture';
import { addressOf } from './support/sources';
import { theWorld } from './support/world';
import { startNode } from './support/startNode';

const veo = 'fal-ai/veo3.1/fast';
const kling = 'fal-ai/kling-video/o3/pro/video-to-video/edit';
const wan = 'fal-ai/wan-25-preview/image-to-video';
const lipSync = 'fal-ai/sync-lipsync';

describe.each([
	{ lists: 'as n8n has them', newLists: false },
	{ lists: 'of the experiment', newLists: true },
])('Fal Model with the lists $lists', ({ newLists }) => {
	let editor: Editor;
	let page: Page;

	beforeAll(async () => {
		theWorld().fal.reset();
		editor = await openEditor({ newLists });
		({ page } = editor);
		await openCanvas(page);
		await addFirstNode(page, 'any model', 'Fal Model');
	});

	afterAll(async () => await editor.close());

	const seen = async (name: string) =>
		await picture(page, `fal model ${name}${newLists ? ' new lists' : ''}`, formPane(page));

	test('finds a model by what it is called', async () => {
		await choose(page, 'category', 'Text to Video');
		const found = await searchedModels(page, 'veo 3.1');
		await picture(page, `fal model search${newLists ? ' new lists' : ''}`);
		expect(found).toContain(`Veo 3.1 Fast (${veo})`);
		await chooseModel(page, veo);
	});

	test('shows what the model takes, its price, and nothing else', async () => {
		await formPane(page).getByText('More of This Model').waitFor();
		const shown = await labels(page);
		await seen('veo');
		expect(shown).toEqual(expect.arrayContaining(['Model', 'Price', 'Prompt', 'Negative Prompt']));
		expect(
			shown.filter((label) => ['Video', 'Image', 'Audio', 'Elements'].includes(label)),
		).toEqual([]);
	});

	test('makes a video of words', async () => {
		await type(page, 'prompt', 'A paper boat');
		const output = await executeStep(page);
		await picture(page, `result fal model veo${newLists ? ' new lists' : ''}`);
		expect(output).toContain('1 clip done');
		expect(theWorld().fal.purchases.map(({ endpointId, input }) => [endpointId, input])).toEqual([
			[veo, { prompt: 'A paper boat' }],
		]);
	});

	test('keeps the prompt when another model is chosen, and the video, too', async () => {
		await choose(page, 'category', 'Video to Video');
		await chooseModel(page, kling);
		const clip = addressOf('largeClip');
		await link(page, 'video_url', clip);
		await chooseModel(page, 'kling/v4/video-to-video/edit');
		await chooseModel(page, kling);
		await seen('kling o3');
		expect(await field(page, 'price').locator('input').inputValue()).toMatch(
			/^\$[\d.]+ per second$/,
		);
		expect(await field(page, 'prompt').locator('textarea').inputValue()).toBe('A paper boat');
		theWorld().fal.reset();
		await link(page, 'video_url', addressOf('largeClip'));
		const output = await executeStep(page);
		await picture(page, `result fal model kling o3${newLists ? ' new lists' : ''}`);
		expect(output).toContain('1 clip done');
		const [{ endpointId, input }] = theWorld().fal.purchases;
		expect(endpointId).toBe(kling);
		expect(input).toMatchObject({
			prompt: 'A paper boat',
			video_url: expect.stringMatching(/mp4$/),
		});
	});

	test('takes the model from an expression', async () => {
		await modelByExpression(page, `{{ "${veo}" }}`);
		theWorld().fal.reset();
		const output = await executeStep(page);
		await seen('expression');
		expect(output).toContain('1 clip done');
		expect(theWorld().fal.purchases.map(({ endpointId }) => endpointId)).toEqual([veo]);
	});
});

describe('Fal Model', () => {
	let editor: Editor;

	beforeAll(async () => {
		editor = await openEditor();
	});

	afterAll(async () => await editor.close());

	test('makes a video of a picture that the item brings as a file', async () => {
		const { page } = editor;
		theWorld().fal.reset();
		const start = fetchNode(addressOf('picture'));
		const name = await withModel('Image to Video', wan, { prompt: 'It rains' }, start);
		await openWorkflow(page, name);
		await openNode(page, 'Fal Model');
		await binary(page, 'image_url', 'data');
		const output = await executeStep(page);
		await picture(page, 'result fal model image to video');
		expect(output).toContain('1 clip done');
		const [{ endpointId, input }] = theWorld().fal.purchases;
		expect([endpointId, input]).toEqual([
			wan,
			{ prompt: 'It rains', image_url: expect.stringMatching(/^http:.*\/files\//) },
		]);
	});

	test('makes lips follow a sound', async () => {
		const { page } = editor;
		theWorld().fal.reset();
		await openWorkflow(page, await withModel('Lip Sync', lipSync, {}));
		await openNode(page, 'Fal Model');
		await link(page, 'video_url', addressOf('clip'));
		await link(page, 'audio_url', addressOf('sound'));
		await picture(page, 'fal model lip sync', formPane(page));
		const output = await executeStep(page);
		await picture(page, 'result fal model lip sync');
		expect(output).toContain('1 clip done');
		expect(theWorld().fal.purchases[0]).toMatchObject({
			endpointId: lipSync,
			input: { video_url: expect.stringMatching(/mp4$/), audio_url: expect.stringMatching(/wav$/) },
		});
	});

	test('says in the form that fal did not accept the key', async () => {
		const { page } = editor;
		theWorld().fal.fault({
			on: 'models',
			answer: { statusCode: 401, body: { error: { message: 'Unauthorized' } } },
			times: Infinity,
		});
		await openWorkflow(page, await withModel('Wrong key', 'fal-ai/veo2', {}));
		await openNode(page, 'Fal Model');
		await formPane(page).getByText('fal did not accept the API key').first().waitFor();
		await picture(page, 'fal model wrong key', formPane(page));
		theWorld().fal.reset();
	});
});

async function withModel(
	name: string,
	model: string,
	parameters: Record<string, unknown>,
	first?: ReturnType<typeof fetchNode>,
): Promise<string> {
	const node = {
		id: 'model',
		name: 'Fal Model',
		type: 'n8n-nodes-fal-video.falModel',
		typeVersion: 1,
		position: [440, 0],
		parameters: { model: { __rl: true, mode: 'id', value: model }, ...parameters },
	};
	const to = (next: string) => ({ main: [[{ node: next, type: 'main', index: 0 }]] });
	return first === undefined
		? await makeWorkflow(name, [startNode, node], { Start: to('Fal Model') })
		: await makeWorkflow(name, [startNode, first, node], {
				Start: to(first.name),
				[first.name]: to('Fal Model'),
			});
}

function fetchNode(url: string) {
	return {
		id: 'fetch',
		name: 'Fetch',
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		position: [220, 0],
		parameters: { url, options: { response: { response: { responseFormat: 'file' } } } },
	};
}

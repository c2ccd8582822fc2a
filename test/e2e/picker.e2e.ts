// From the sign-in to a node, as somebody who knows neither its name nor where it is.
import { nodes as registered } from '../../nodes/registry';
import { openCanvas, openEditor, searchNodes } from './support/editor';
import type { Editor } from './support/editor';
import { picture } from './support/picture';
import { signIn } from './support/signIn';
import { theWorld } from './support/world';

/** n8n leaves the word Trigger out. */
const TRIGGER = 'Fal Video Finished';

describe('a person who is new here', () => {
	test('signs in and gets to an empty canvas', async () => {
		const { browser, n8n } = theWorld();
		const context = await browser.newContext({ baseURL: n8n.url });
		const page = await context.newPage();
		await signIn(page, n8n.url);
		await openCanvas(page);
		expect(await page.getByTestId('canvas-add-button').isVisible()).toBe(true);
		await context.close();
	});
});

describe('the node picker', () => {
	const jobNodes = registered
		.filter(({ menu, anyModel }) => menu !== null || anyModel)
		.map(({ displayName }) => displayName);
	let editor: Editor;

	beforeAll(async () => {
		editor = await openEditor();
		await openCanvas(editor.page);
		await editor.page.getByTestId('canvas-add-button').click();
	});

	afterAll(async () => await editor.close());

	test.each([
		{ words: 'fal', nodes: [...jobNodes, 'Fal Request', TRIGGER] },
		{ words: 'fal.ai', nodes: [...jobNodes, 'Fal Request', TRIGGER] },
		{ words: 'fal ai', nodes: [...jobNodes, 'Fal Request', TRIGGER] },
		{ words: 'fal video', nodes: [...jobNodes, 'Fal Request', TRIGGER] },
		{ words: 'kling', nodes: ['Kling Edit', 'Kling Reference'] },
		...['edit video', 'video edit', 'runway', 'aleph', 'restyle', 'anime', 'style transfer'].map(
			(words) => ({ words, nodes: ['Kling Edit', 'Sora Remix'] }),
		),
		...['video to video', 'v2v'].map((words) => ({ words, nodes: ['Kling Edit', 'Sora Remix'] })),
		...['any model', 'text to video', 'veo', 'background removal'].map((words) => ({
			words,
			nodes: ['Fal Model'],
		})),
		...['kling o1', 'kling o3'].map((words) => ({ words, nodes: ['Kling Edit'] })),
		...['kling 4', 'replace background', 'remove object', 'flicker', 'denoise'].map((words) => ({
			words,
			nodes: ['Kling Edit'],
		})),
		...[
			'upscale',
			'upscale video',
			'upscaler',
			'4k',
			'8k',
			'enhance video',
			'restore video',
			'denoise',
			'topaz',
			'seedvr',
			'flashvsr',
		].map((words) => ({ words, nodes: ['Upscale'] })),
		...['interpolation', 'slow motion', 'slowmo', '60 fps', 'smooth', 'topaz'].map((words) => ({
			words,
			nodes: ['Interpolate'],
		})),
		...['sora', 'wan'].map((words) => ({ words, nodes: ['Sora Remix'] })),
		{ words: 'result', nodes: ['Fal Request', TRIGGER] },
	])('finds $nodes by "$words"', async ({ words, nodes }) => {
		const found = await searchNodes(editor.page, words, nodes[0]);
		await picture(editor.page, `picker ${words}`);
		expect(found).toEqual(expect.arrayContaining(nodes));
	});

	test('calls the trigger Fal Video Finished, and tells what it starts on', async () => {
		const { page } = editor;
		await searchNodes(page, 'fal', TRIGGER);
		await page.getByTestId('node-creator-item-name').getByText(TRIGGER, { exact: true }).click();
		const panel = page.getByTestId('node-creator');
		await panel.getByText('Fal Video Finished Trigger', { exact: true }).waitFor();
		await picture(page, 'picker fal trigger');
		const found = await panel.getByTestId('node-creator-item-name').allInnerTexts();
		expect(found).toEqual(['On success', 'On failure', 'On success or failure']);
	});
});

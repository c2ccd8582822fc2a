// From the sign-in to a node, as somebody who knows neither its name nor where it is.
import { nodes as registered } from '../../nodes/registry';
import { openCanvas, openEditor, searchNodes } from './support/editor';
import type { Editor } from './support/editor';
import { picture } from './support/picture';
import { signIn } from './support/signIn';
import { theWorld } from './support/world';

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
		{ words: 'fal', nodes: [...jobNodes, 'Fal Request', 'Fal'] },
		{ words: 'fal.ai', nodes: [...jobNodes, 'Fal Request', 'Fal'] },
		{ words: 'kling', nodes: ['Kling Edit', 'Kling Reference'] },
		{ words: 'upscale', nodes: ['Upscale'] },
		{ words: '4k', nodes: ['Upscale'] },
		{ words: 'slow motion', nodes: ['Interpolate'] },
		{ words: 'any model', nodes: ['Fal Model'] },
		{ words: 'text to video', nodes: ['Fal Model'] },
		{ words: 'veo', nodes: ['Fal Model'] },
		{ words: 'background removal', nodes: ['Fal Model'] },
		{ words: 'restyle', nodes: ['Kling Edit', 'Sora Remix'] },
		{ words: 'result', nodes: ['Fal Request', 'Fal'] },
	])('finds $nodes by "$words"', async ({ words, nodes }) => {
		const found = await searchNodes(editor.page, words, nodes[0]);
		await picture(editor.page, `picker ${words}`);
		expect(found).toEqual(expect.arrayContaining(nodes));
	});

	test('calls the trigger Fal, and tells what it starts on', async () => {
		const { page } = editor;
		await searchNodes(page, 'fal', 'Fal');
		await page.getByTestId('node-creator-item-name').getByText('Fal', { exact: true }).click();
		const panel = page.getByTestId('node-creator');
		await panel.getByText('Fal Trigger', { exact: true }).waitFor();
		await picture(page, 'picker fal trigger');
		const found = await panel.getByTestId('node-creator-item-name').allInnerTexts();
		expect(found).toEqual(['On success', 'On failure', 'On success or failure']);
	});
});

// Kling Edit, filled in by hand from an empty canvas.
import type { Page } from 'playwright-core';
import { add, choose, executeStep, labels, link, outputPane, type } from './support/form';
import { useOpenedNode } from './support/openedNode';
import { picture } from './support/picture';
import { addressOf } from './support/sources';
import { theWorld } from './support/world';

const OBJECT = ['Object to Change', 'Replace With'];

describe('Kling Edit', () => {
	let page: Page;

	useOpenedNode({ words: 'kling', node: 'Kling Edit' }, (opened) => (page = opened));

	test('says what is missing where a person sees it', async () => {
		expect(await executeStep(page)).toContain('Video is empty');
		expect(await outputPane(page).innerText()).toContain('Nothing was bought.');
		await picture(page, 'result video is empty');
		expect(theWorld().fal.purchases).toHaveLength(0);
	});

	test.each([
		{ editType: 'Style', shown: ['Style'], hidden: ['Enhancement', 'Change'] },
		{ editType: 'Object', shown: ['Change'], hidden: ['Enhancement', 'Style', ...OBJECT] },
		{ editType: 'General', shown: ['Enhancement'], hidden: ['Style', 'Change'] },
	])('offers the words of Edit Type $editType', async ({ editType, shown, hidden }) => {
		await choose(page, 'editType', editType);
		const seen = await labels(page);
		expect(seen).toEqual(expect.arrayContaining(shown));
		expect(seen.filter((label) => hidden.includes(label))).toEqual([]);
	});

	test('asks what and with what for a replacement', async () => {
		await choose(page, 'editType', 'Object');
		await choose(page, 'change', 'Replace');
		expect(await labels(page)).toEqual(expect.arrayContaining(OBJECT));
		await choose(page, 'change', 'Remove');
		expect(await labels(page)).not.toContain('Replace With');
	});

	test('asks for the endpoint ID of a custom endpoint alone', async () => {
		await choose(page, 'model', 'Custom Endpoint');
		expect(await labels(page)).toContain('Custom Endpoint ID');
		expect(await labels(page)).not.toContain('Keep Audio');
		await choose(page, 'model', 'Kling O3 Pro');
		expect(await labels(page)).not.toContain('Custom Endpoint ID');
		expect(await labels(page)).toContain('Keep Audio');
	});

	test('orders what the form says, with an image and two elements', async () => {
		const clip = addressOf('largeClip');
		const [street, hero, heroFromTheSide, dog, dogFromTheSide] = Array.from({ length: 5 }, () =>
			addressOf('picture'),
		);
		await link(page, 'video_url', clip);
		await type(page, 'prompt', '@Element1 walks @Element2 through @Image1');
		await choose(page, 'editType', 'Style');
		await choose(page, 'style', 'Watercolor');
		await add(page, 'Add Image', '@Image1');
		await link(page, 'image1', street);
		await add(page, 'Add Element', '@Element1');
		await link(page, 'frontal_image_url', hero);
		await add(page, 'Add Reference Image', 'Element 1 View 1');
		await link(page, 'reference1', heroFromTheSide);
		await add(page, 'Add Element', '@Element2');
		await link(page, 'frontal_image_url', dog, 1);
		await add(page, 'Add Reference Image', 'Element 2 View 1', 1);
		await link(page, 'reference1', dogFromTheSide, 1);

		const output = await executeStep(page);
		await picture(page, 'result kling edit');
		expect(output).toMatch(/1 clip done in .*, about \$0\.67\./);
		expect(output).not.toContain('could not be checked');
		expect(output).toMatch(/url:http:\/\/127\.0\.0\.1:\d+\/files\/.*output\.mp4/);
		expect(output).toContain('state:done');
		const [purchase] = theWorld().fal.purchases;
		expect(output).toContain(`requestId:${purchase.requestId}`);
		expect(purchase.endpointId).toBe('fal-ai/kling-video/o3/pro/video-to-video/edit');
		expect(JSON.parse(purchase.body)).toEqual({
			video_url: clip,
			prompt: expect.stringContaining('@Element1 walks @Element2 through @Image1'),
			keep_audio: true,
			image_urls: [street],
			elements: [
				{ frontal_image_url: hero, reference_image_urls: [heroFromTheSide] },
				{ frontal_image_url: dog, reference_image_urls: [dogFromTheSide] },
			],
		});
		expect(purchase.input.prompt).toMatch(/watercolor/i);
	});
});

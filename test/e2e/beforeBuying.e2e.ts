// What Kling Edit says before anything is bought: what fal would refuse, the cost, a dry run.
import type { Page } from 'playwright-core';
import { addFirstNode, openCanvas, openEditor } from './support/editor';
import type { Editor } from './support/editor';
import { add, choose, executeStep, link, outputPane, type } from './support/form';
import { picture } from './support/picture';
import { addressOf } from './support/sources';
import { theWorld } from './support/world';

describe('before anything is bought', () => {
	let editor: Editor;
	let page: Page;

	beforeEach(async () => {
		theWorld().fal.reset();
		editor = await openEditor();
		page = editor.page;
		await openCanvas(page);
		await addFirstNode(page, 'kling', 'Kling Edit');
		await type(page, 'prompt', 'A rainy night');
	});

	afterEach(async () => {
		await editor.close();
		expect(theWorld().fal.purchases).toEqual([]);
	});

	test('everything that fal would refuse is said at once, with the way out', async () => {
		await link(page, 'video_url', addressOf('clip'));
		await type(page, 'prompt', 'A rainy night in the style of @Image2');
		const output = await executeStep(page);
		await picture(page, 'result preflight');
		expect(output).toContain('Video is 640×360; Kling O1 takes at least 720 a side');
		expect(output).toContain('Prompt mentions @Image2, but no images are given');
		expect(await outputPane(page).innerText()).toContain('Nothing was bought.');
	});

	test('a dry run shows the whole prompt first, and about what it would cost', async () => {
		await link(page, 'video_url', addressOf('largeClip'));
		await choose(page, 'editType', 'Style');
		await choose(page, 'style', 'Watercolor');
		await add(page, 'Add Limit or Check', 'Dry Run');
		const output = await executeStep(page);
		await picture(page, 'result dry run');
		expect(output).toContain('Dry run: 1 clip checked, none ordered, about $0.68.');
		const heads = await outputPane(page).locator('th').allInnerTexts();
		expect(heads[0].trim()).toBe('prompt');
		const cell = outputPane(page).locator('tbody td').first();
		expect(await cell.innerText()).toMatch(/^A rainy night\. Soft watercolor/);
	});

	test('an order over the limit of the execution is not sent', async () => {
		await link(page, 'video_url', addressOf('largeClip'));
		await add(page, 'Add Limit or Check', 'Max Cost per Execution');
		await type(page, 'maxCostPerExecution', '0.5');
		const output = await executeStep(page);
		await picture(page, 'result over the limit');
		expect(output).toContain('Max Cost per Execution is $0.50');
		expect(output).toContain('Nothing was bought.');
	});
});

/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// The examples, imported from their files and executed on the canvas.
import { join } from 'node:path';
import { projectFolder } from '../host/places';
import { closeNode, openCanvas, openEditor, openNode } from './support/editor';
import { executeWorkflow } from './support/canvas';
import type { Editor } from './support/editor';
import { outputPane } from './support/form';
import { picture } from './support/picture';
import { playVideo, viewVideo } from './support/video';
import { theWorld } from './support/world';

describe('an imported example', () => {
	let editor: Editor;

	beforeEach(async () => {
		theWorld().fal.reset();
		editor = await openEditor();
	});

	afterEach(async () => await editor.close());

	test('start-here.json ends in a video that plays in the binary view', async () => {
		const { page } = editor;
		await importWorkflow('start-here.json');
		await executeWorkflow(page, ['Upscale', 'Fetch Video']);
		await picture(page, 'canvas start here');
		await openNode(page, 'Fetch Video');
		await viewVideo(page);
		const size = await playVideo(page);
		await picture(page, 'result start here video');
		expect(size).toEqual({ width: 1280, height: 720 });
	});

	test('enhance.json hands the video on from node to node', async () => {
		const { page } = editor;
		await importWorkflow('enhance.json');
		await picture(page, 'canvas enhance');
		await executeWorkflow(page, ['Upscale', 'Kling Edit', 'Interpolate']);
		await picture(page, 'canvas enhance executed');
		for (const name of ['Upscale', 'Kling Edit', 'Interpolate']) {
			await openNode(page, name);
			expect(await outputPane(page).innerText()).toContain('1 clip done');
			await closeNode(page);
		}
		const { purchases } = theWorld().fal;
		expect(purchases.map(({ endpointId, state }) => [endpointId, state])).toEqual([
			['fal-ai/video-upscaler', 'done'],
			['fal-ai/kling-video/o1/video-to-video/edit', 'done'],
			['topaz/interpolate/video', 'done'],
		]);
	});

	async function importWorkflow(file: string): Promise<void> {
		const { page } = editor;
		await openCanvas(page);
		const input = page.getByTestId('workflow-import-input');
		await input.setInputFiles(join(projectFolder, 'examples', file));
		await page.getByTestId('canvas-node').first().waitFor();
	}
});

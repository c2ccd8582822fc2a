/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// The examples, imported from their files and executed on the canvas.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from '../host/places';
import { closeNode, openCanvas, openEditor, openNode } from './support/editor';
import { executeWorkflow } from './support/canvas';
import type { Editor } from './support/editor';
import { outputPane } from './support/form';
import { picture } from './support/picture';
import { playVideo, showBinary, viewVideo } from './support/video';
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
		await executeWorkflow(page, ['Upscale']);
		await picture(page, 'canvas start here');
		await openNode(page, 'Upscale');
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

	test('binary.json takes a file and hands on a file that plays in the binary view', async () => {
		const { page } = editor;
		await importWorkflow('binary.json');
		await executeWorkflow(page, ['Any node with a file', 'Upscale']);
		await picture(page, 'canvas binary');
		await openNode(page, 'Upscale');
		await showBinary(page);
		expect(await outputPane(page).innerText()).toContain('upscaled.mp4');
		await picture(page, 'result binary');
		await viewVideo(page);
		expect(await playVideo(page)).toEqual({ width: 1280, height: 720 });
		await picture(page, 'result binary video');
		const [, { input }] = theWorld().fal.purchases;
		expect(input.video_url).toMatch(/^http:.*\/files\/.*\.mp4$/);
		expect(input.video_url).not.toContain('clip.mp4');
	});

	async function importWorkflow(file: string): Promise<void> {
		const { page } = editor;
		await openCanvas(page);
		const buffer = await readFile(join(projectFolder, 'examples', file));
		const input = page.getByTestId('workflow-import-input');
		await input.setInputFiles({ name: file, mimeType: 'application/json', buffer });
		await page.getByTestId('canvas-node').first().waitFor();
	}
});

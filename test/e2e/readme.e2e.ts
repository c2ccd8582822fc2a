// The README's pictures: Kling Edit's form with two elements, beside the clip it made.
import { executeWorkflow } from './support/canvas';
import { closeNode, makeWorkflow, openEditor, openNode, openWorkflow } from './support/editor';
import type { Editor } from './support/editor';
import { formPane, outputPane } from './support/form';
import { saveSideBySide } from './support/sideBySide';
import { videoPicture, viewVideo } from './support/video';
import { theWorld } from './support/world';
import { startNode } from './support/startNode';

const fal = 'https://v3b.fal.media/files/b';
const url = (value: string) => ({ __rl: true, mode: 'url', value });

const nodes = [
	startNode,
	{
		id: 'kling',
		name: 'Kling Edit',
		type: 'n8n-nodes-fal-video.klingEdit',
		typeVersion: 1,
		position: [220, 0],
		parameters: {
			video_url: url(`${fal}/rabbit/ku8_Wdpf-oTbGRq4lB5DU_output.mp4`),
			output: 'linkAndFile',
			prompt: 'A summer evening with the lighthouse of @Element1 and the boat of @Element2',
			editType: 'style',
			style: 'watercolor',
			elements: {
				element1: {
					frontal_image_url: url(`${fal}/lion/MKvhFko5_wYnfORYacNII_AgPt8v25Wt4oyKhjnhVK5.png`),
					reference_image_urls: { reference1: url(`${fal}/panda/MQp-ghIqshvMZROKh9lW3.png`) },
				},
				element2: {
					frontal_image_url: url(`${fal}/kangaroo/YMpmQkYt9xugpOTQyZW0O.png`),
					reference_image_urls: { reference1: url(`${fal}/zebra/d6ywajNyJ6bnpa_xBue-K.png`) },
				},
			},
		},
	},
];

const to = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });

describe('the picture of the README', () => {
	let editor: Editor;

	beforeAll(async () => {
		theWorld().fal.reset();
		editor = await openEditor({ width: 1800, height: 1400 });
		const { page } = editor;
		const connections = { Start: to('Kling Edit') };
		await openWorkflow(page, await makeWorkflow('Picture', nodes, connections));
		await executeWorkflow(page, ['Kling Edit']);
		await page.locator('.el-notification__closeBtn').click();
	});

	afterAll(async () => await editor.close());

	test.each([
		{ colorScheme: 'light', file: 'kling-edit.png' },
		{ colorScheme: 'dark', file: 'kling-edit-dark.png' },
	] as const)('shows form and clip in the $colorScheme theme', async ({ colorScheme, file }) => {
		const { page } = editor;
		await page.emulateMedia({ colorScheme });
		await openNode(page, 'Kling Edit');
		const form = await formPane(page).screenshot();
		await outputPane(page).getByTestId('radio-button-schema').click();
		const output = await outputPane(page).screenshot();
		await viewVideo(page);
		const clip = await videoPicture(page, 2);
		await closeNode(page);
		const bytes = await saveSideBySide({ form, clip, output, file });
		// A form alone makes 40 KB; the README is to load fast.
		expect(bytes).toBeGreaterThan(100_000);
		expect(bytes).toBeLessThan(250_000);
	});
});

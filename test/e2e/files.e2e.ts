// A file of the node before, picked by hand, and the result as a file that plays.
import { makeWorkflow, openEditor, openNode, openWorkflow } from './support/editor';
import type { Editor } from './support/editor';
import { binary, choose, executeStep } from './support/form';
import { picture } from './support/picture';
import { addressOf } from './support/sources';
import { playVideo, viewVideo } from './support/video';
import { theWorld } from './support/world';
import { startNode } from './support/startNode';

describe('Upscale behind a node that hands on a file', () => {
	let editor: Editor;

	beforeEach(async () => {
		theWorld().fal.reset();
		editor = await openEditor();
		await openWorkflow(editor.page, await makeWorkflow('Files', nodes(), connections));
		await openNode(editor.page, 'Upscale');
	});

	afterEach(async () => await editor.close());

	test('takes the file by the name of its field, and hands on a file', async () => {
		const { page } = editor;
		await binary(page, 'video_url', 'data');
		await choose(page, 'output', 'Link and File');
		const output = await executeStep(page);
		await picture(page, 'result file');
		expect(output).toContain('1 clip done');
		await viewVideo(page);
		expect(await playVideo(page)).toEqual({ width: 1280, height: 720 });
		const { purchases, exchanges } = theWorld().fal;
		expect(purchases).toHaveLength(1);
		const uploads = exchanges.filter(({ method }) => method === 'PUT');
		expect(uploads.map(({ url }) => url)).toEqual([purchases[0].input.video_url]);
	});

	test('says that the item has no field of that name', async () => {
		const { page } = editor;
		await binary(page, 'video_url', 'video');
		const output = await executeStep(page);
		await picture(page, 'result file not there');
		expect(output).toContain('Video: the item has no binary field "video"; it has "data"');
		expect(output).toContain('Nothing was bought.');
		expect(theWorld().fal.purchases).toEqual([]);
	});
});

const to = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });
const connections = { Start: to('Fetch Clip'), 'Fetch Clip': to('Upscale') };

function nodes() {
	return [
		startNode,
		{
			id: 'fetch',
			name: 'Fetch Clip',
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.2,
			position: [220, 0],
			parameters: {
				url: addressOf('clip'),
				options: { response: { response: { responseFormat: 'file' } } },
			},
		},
		{
			id: 'upscale',
			name: 'Upscale',
			type: 'n8n-nodes-fal-video.upscale',
			typeVersion: 1,
			position: [440, 0],
			parameters: {},
		},
	];
}

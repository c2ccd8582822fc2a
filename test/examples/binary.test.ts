// examples/binary.json takes a file from the node before and hands on a file.
import { NodeConnectionTypes, type INodeType } from 'n8n-workflow';

import example from '../../examples/binary.json';
import { stored } from '../engine/binaryItems';
import { videoCredentialTypes, videoNodeTypes } from '../engine/nodeTypes';
import { runWorkflow, type ExportedWorkflow } from '../engine/runWorkflow';
import { useLocalFal } from '../engine/setup';

const fal = useLocalFal({ video: true });

/** Stands in for n8n's HTTP Request, which would leave this machine. */
const fileNode: INodeType = {
	description: {
		displayName: 'HTTP Request',
		name: 'httpRequest',
		group: ['output'],
		version: [4.2],
		description: 'Hands on the sample clip',
		defaults: {},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
	async execute() {
		const data = await stored('examples/media/clip.mp4');
		return [[{ json: {}, binary: { data }, pairedItem: { item: 0 } }]];
	},
};

test('the example returns the upscaled file, with its name', async () => {
	const run = await runWorkflow({
		workflow: example as unknown as ExportedWorkflow,
		nodeTypes: { ...videoNodeTypes(), 'n8n-nodes-base.httpRequest': fileNode },
		credentialTypes: videoCredentialTypes(),
		credentials: { falApi: { apiKey: fal().apiKey, proxyUrl: fal().proxyUrl } },
	});
	expect(run.error).toBeUndefined();
	const [{ json, binary }] = run.items('Upscale');
	expect(binary?.data).toMatchObject({ fileName: 'upscaled.mp4', mimeType: 'video/mp4' });
	expect(binary?.data.bytes).toBe((json.video as { file_size: number }).file_size);
});

// examples/binary.json takes a file from the node before and hands on a file.
import example from '../../examples/binary.json';
import { videoCredentialTypes, videoNodeTypes } from '../engine/nodeTypes';
import { runWorkflow, type ExportedWorkflow } from '../engine/runWorkflow';
import { useLocalFal } from '../engine/setup';

const fal = useLocalFal({ video: true });

test('the example returns the upscaled file, with its name', async () => {
	const run = await runWorkflow({
		workflow: example as unknown as ExportedWorkflow,
		nodeTypes: videoNodeTypes(),
		credentialTypes: videoCredentialTypes(),
		credentials: { falApi: { apiKey: fal().apiKey, proxyUrl: fal().proxyUrl } },
	});
	expect(run.error).toBeUndefined();
	const [{ json, binary }] = run.items('Upscale');
	expect(binary?.data).toMatchObject({ fileName: 'upscaled.mp4', mimeType: 'video/mp4' });
	expect(binary?.data.bytes).toBe((json.video as { file_size: number }).file_size);
});

// The examples with Fal Model: from words to a file, and a video between two pictures.
import firstAndLast from '../../examples/first-and-last-frame.json';
import textToVideo from '../../examples/text-to-video.json';
import { videoCredentialTypes, videoNodeTypes } from '../engine/nodeTypes';
import { runWorkflow, type ExportedWorkflow } from '../engine/runWorkflow';
import { useLocalFal } from '../engine/setup';
import type { WorkflowRun } from '../engine/workflowRun';
import { probe } from '../support/ffmpeg';

const fal = useLocalFal({ video: true });

async function run(workflow: object): Promise<WorkflowRun> {
	const ended = await runWorkflow({
		workflow: workflow as ExportedWorkflow,
		nodeTypes: videoNodeTypes(),
		credentialTypes: videoCredentialTypes(),
		credentials: { falApi: { apiKey: fal().apiKey, proxyUrl: fal().proxyUrl } },
	});
	expect(ended.error).toBeUndefined();
	return ended;
}

test('text-to-video.json makes a clip of words, edits it, and hands on the enlarged file', async () => {
	const ended = await run(textToVideo);
	expect(fal().purchases.map(({ endpointId }) => endpointId)).toEqual([
		'fal-ai/veo3.1/fast',
		'fal-ai/kling-video/o1/video-to-video/edit',
		'fal-ai/video-upscaler',
	]);
	expect(fal().purchases[0].input).toEqual({
		prompt: expect.stringContaining('paper boat') as string,
		duration: '4s',
		resolution: '720p',
	});
	// The saved form says all that is needed.
	expect(fal().exchanges.some(({ operation }) => operation === 'models')).toBe(false);
	const [{ json, binary }] = ended.items('Upscale');
	expect(binary?.data).toMatchObject({ mimeType: 'video/mp4' });
	const { width, height } = await probe((json.video as { url: string }).url);
	expect({ width, height }).toEqual({ width: 2560, height: 1440 });
});

test('first-and-last-frame.json sends both pictures and hands on the file', async () => {
	const ended = await run(firstAndLast);
	const [{ endpointId, input }] = fal().purchases;
	expect(endpointId).toBe('fal-ai/veo3.1/fast/first-last-frame-to-video');
	expect(input).toEqual({
		prompt: expect.any(String) as string,
		first_frame_url: expect.stringMatching(/input-1\.jpeg$/) as string,
		last_frame_url: expect.stringMatching(/input-2\.jpeg$/) as string,
		duration: '4s',
	});
	expect(ended.items('Between Two Pictures')[0].binary?.data).toMatchObject({
		mimeType: 'video/mp4',
	});
});

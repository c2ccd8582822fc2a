/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// A large video comes into an n8n that keeps files in memory, and the item says what that takes.
import { appendFile } from 'node:fs/promises';

import { useClipFolder } from '../../support/clipFolder';
import { falKeys, upscale, useLocalFal } from '../setup';
import { NODE } from '../videoRun';

const fal = useLocalFal();

let large = '';
useClipFolder(async (clips) => {
	large = await clips.make('large.mp4', { seconds: 2, width: 640, height: 360, fps: 24 });
	await appendFile(large, Buffer.alloc(51 * 1024 * 1024));
});

test('a large video is stored, with a warning and what to set', async () => {
	const body = { video: { url: fal().publish(large) } };
	fal().outcome({ result: { statusCode: 200, body } });
	const run = await upscale(fal(), ['sea'], { parameters: { options: { downloadResult: true } } });
	expect(run.items(NODE)[0].binary?.data).toBeDefined();
	expect(falKeys(run)[0]).toMatchObject({
		state: 'done',
		warnings: [
			'This n8n keeps binary data in memory, where a video of 51 MB takes about 173 MB. Set N8N_DEFAULT_BINARY_DATA_MODE to filesystem.',
		],
	});
});

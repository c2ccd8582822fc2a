/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Two clips as files of items, edited by Kling.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { useClipFolder } from '../../support/clipFolder';
import { binaryField } from '../binaryItems';
import { useLocalFal } from '../setup';
import { runVideoNode, type VideoRun } from '../videoRun';

export const onError = 'continueRegularOutput';
export const parameters = { video_url: binaryField('data'), prompt: 'Make it summer' };

export async function hashOf(file: string): Promise<string> {
	return createHash('sha256')
		.update(await readFile(file))
		.digest('hex');
}

export function useUploadFixture() {
	const fal = useLocalFal();
	let clip = '';
	let other = '';
	const folder = useClipFolder(async (clips) => {
		clip = await clips.make('clip.mp4', { seconds: 4, width: 1280, height: 720, fps: 24 });
		other = await clips.make('other.mp4', { seconds: 3.5, width: 720, height: 1280, fps: 25 });
	});

	const edit = async (run: Partial<VideoRun>) =>
		await runVideoNode(fal(), { node: 'klingEdit', sourceCheck: null, parameters, ...run });
	const puts = () =>
		fal().exchanges.filter(({ operation, method }) => operation === 'file' && method === 'PUT');

	return { fal, edit, puts, folder: () => folder().path, clip: () => clip, other: () => other };
}

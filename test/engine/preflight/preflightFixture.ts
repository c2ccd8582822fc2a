/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Clips that fit, and clips that fal would refuse, each edited by Kling.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { ClipOptions } from '../../emulator/testClips';
import { useClipFolder } from '../../support/clipFolder';
import { useLocalFal } from '../setup';
import { NODE, runVideoNode, type VideoRun } from '../videoRun';

const shapes: Record<string, ClipOptions> = {
	good: { seconds: 4, width: 1280, height: 720, fps: 24 },
	long: { seconds: 12, width: 1280, height: 720, fps: 24 },
	bad: { seconds: 2, width: 3840, height: 2160, fps: 12 },
	small: { seconds: 4, width: 640, height: 360, fps: 24 },
	tiny: { seconds: 4, width: 384, height: 216, fps: 24 },
	slow: { seconds: 4, width: 1280, height: 720, fps: 12 },
	longer: { seconds: 17, width: 1280, height: 720, fps: 24 },
};

export const prompt = 'Make it summer';

export function usePreflightFixture() {
	const fal = useLocalFal();
	const files: Record<string, string> = {};
	const folder = useClipFolder(async (clips) => {
		for (const [name, shape] of Object.entries(shapes)) {
			files[name] = await clips.make(`${name}.mp4`, shape);
		}
		files.page = join(clips.path, 'page.mp4');
		await writeFile(files.page, '<!doctype html><html><body>Sign in</body></html>');
	});

	async function edit(video: string, run: Partial<VideoRun> = {}) {
		const video_url = files[video] === undefined ? video : fal().publish(files[video]);
		const parameters = { video_url, prompt, ...run.parameters };
		const ended = await runVideoNode(fal(), {
			node: 'klingEdit',
			sourceCheck: null,
			onError: 'continueRegularOutput',
			...run,
			parameters,
		});
		const [item] = ended.items(NODE);
		const json = item.json.fal as {
			warnings: string[];
			error: { message: string; hint: string; field: string } | null;
		};
		return { ...json, ended };
	}

	return { fal, edit, files, folderPath: () => folder().path };
}

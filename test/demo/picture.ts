/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// The first and the last video side by side, at the same moment.
import { join, relative } from 'node:path';

import { runFfmpeg } from '../support/ffmpeg';
import { outFolder, type Step } from './enhance';

/** @returns the picture's path as a person in the project's folder types it */
export async function drawBeforeAfter(sourceFile: string, steps: readonly Step[]): Promise<string> {
	const picture = join(outFolder, 'before-after.png');
	const last = steps.at(-1);
	if (last === undefined) throw new Error('The example has no video node');
	const { width, height, seconds } = last.after;
	const moment = String(seconds / 2);
	// The source is enlarged without smoothing, so that its own pixels are seen.
	const enlarged = `[0:v]scale=${width}:${height}:flags=neighbor,setsar=1[before]`;
	const line = `[1:v]setsar=1,pad=iw+8:ih:8:0:white[after]`;
	await runFfmpeg([
		...['-ss', moment, '-i', sourceFile, '-ss', moment, '-i', last.file],
		...['-filter_complex', `${enlarged};${line};[before][after]hstack`],
		...['-frames:v', '1', picture],
	]);
	return relative(process.cwd(), picture);
}

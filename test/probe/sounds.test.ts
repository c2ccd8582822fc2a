/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// How long a sound is, and whether a model takes it.
import { createReadStream } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { createReader } from '../../nodes/shared/media/bytes';
import { probe, type Probed } from '../../nodes/shared/media/probe';
import { unlistedModel } from '../../nodes/shared/model/menu';
import type { SoundLimits } from '../../nodes/shared/model/published';
import { fileFindings } from '../../nodes/shared/preflight/fileFindings';
import { useClipFolder } from '../support/clipFolder';
import { runFfmpeg } from '../support/ffmpeg';

const folder = useClipFolder();

async function soundFile(name: string, seconds: number, ...options: string[]): Promise<string> {
	const file = join(folder().path, name);
	const tone = `sine=frequency=440:duration=${seconds}`;
	await runFfmpeg(['-f', 'lavfi', '-i', tone, ...options, file]);
	return file;
}

async function probed(file: string): Promise<Probed> {
	const reader = createReader(createReadStream(file)[Symbol.asyncIterator]());
	const found = await probe(reader, (await stat(file)).size);
	await reader.close();
	return found;
}

test.each<[string, string[]]>([
	['tone.wav', []],
	['tone-stereo.wav', ['-ac', '2', '-ar', '48000']],
	['tone.flac', []],
	['tone.m4a', ['-c:a', 'aac']],
	['tone.mp3', []],
	['tone-mono-low.mp3', ['-ar', '22050', '-ac', '1']],
	['tone-without-count.mp3', ['-write_xing', '0', '-b:a', '96k']],
	['tone-with-a-long-tag.mp3', ['-metadata', `comment=${'x'.repeat(30_000)}`]],
])('%s is 7.5 s long', async (name, options) => {
	const found = await probed(await soundFile(name, 7.5, ...options));
	expect(found).toMatchObject({ is: 'other', kind: 'sound' });
	expect(found.is === 'other' && found.seconds).toBeCloseTo(7.5, 0);
});

test('a sound that is cut off in its header has no length', async () => {
	for (const name of ['short.wav', 'short.flac', 'short.mp3']) {
		const whole = await readFile(await soundFile(name, 1));
		const file = join(folder().path, `cut-${name}`);
		await writeFile(file, whole.subarray(0, 20));
		expect(await probed(file)).not.toHaveProperty('seconds');
	}
});

test('a wav that was written into a pipe is as long as its bytes', async () => {
	const file = await soundFile('pipe.wav', 2);
	const bytes = await readFile(file);
	bytes.writeUInt32LE(0xffffffff, bytes.indexOf('data') + 4);
	await writeFile(file, bytes);
	expect(await probed(file)).toMatchObject({ seconds: expect.closeTo(2, 1) as number });
});

const model = unlistedModel('fal-ai/some/lipsync');

function messages(found: Probed, sound?: SoundLimits): string[] {
	const file = { label: 'Audio', media: 'audio' as const, url: null, probed: found, sound };
	return fileFindings(file, model, []).map(({ message }) => message);
}

const ofSeconds = (seconds: number): Probed => ({
	...{ is: 'other', kind: 'sound', size: null },
	...{ bytes: 3 * 1024 * 1024, seconds },
});

test.each<[Probed, SoundLimits | undefined, string[]]>([
	[ofSeconds(70), undefined, []],
	[ofSeconds(60.05), { seconds: [2, 60] }, []],
	[
		ofSeconds(70),
		{ seconds: [2, 60] },
		['Audio is 70 s long; fal-ai/some/lipsync takes 2 to 60 s'],
	],
	[ofSeconds(1), { seconds: [2, 60] }, ['Audio is 1 s long; fal-ai/some/lipsync takes 2 to 60 s']],
	[
		ofSeconds(70),
		{ seconds: [0, 60] },
		['Audio is 70 s long; fal-ai/some/lipsync takes up to 60 s'],
	],
	[ofSeconds(9), { megabytes: 2 }, ['Audio has 3 MB; fal-ai/some/lipsync takes at most 2 MB']],
	[{ is: 'other', kind: 'sound', size: null, bytes: null }, { seconds: [2, 60], megabytes: 1 }, []],
])('%j under %j', (found, sound, expected) => {
	expect(messages(found, sound)).toEqual(expected);
});

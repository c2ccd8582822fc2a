/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// A file at an address is known from a little of it, whatever its server can and cannot do.
import { truncate, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { probeUrl } from '../../nodes/shared/media/remote';
import { useClipFolder } from '../support/clipFolder';
import { runFfmpeg } from '../support/ffmpeg';
import { insideNode } from '../engine/insideNode';
import { useLocalFal } from '../engine/setup';

const fal = useLocalFal();

let first = '';
let last = '';
const folder = useClipFolder(async (clips) => {
	first = await clips.make('first.mp4', { seconds: 20, width: 1280, height: 720, fps: 30 });
	last = join(clips.path, 'last.mp4');
	await runFfmpeg(['-i', first, '-c', 'copy', last]);
});

const look = async (url: string) =>
	await insideNode(async ({ helpers }) => await probeUrl(helpers, url));

const clip = { is: 'video', width: 1280, height: 720, framesPerSecond: 30, hasAudio: true };

test.each(['first', 'last'])('an index that comes %s is found by ranges', async (place) => {
	const file = place === 'first' ? first : last;
	const { size } = await stat(file);
	expect(await look(fal().publish(file))).toMatchObject({ ...clip, bytes: size, complete: true });
	const asked = fal().exchanges.map(({ headers }) => headers.range);
	expect(asked[0]).toBe('bytes=0-524287');
	expect(asked).toHaveLength(place === 'first' ? 1 : 2);
});

describe('a server that ignores ranges', () => {
	beforeEach(() => fal().fault({ on: 'file', times: Infinity, answer: 'noRange' }));

	test('still shows an index that comes first', async () => {
		expect(await look(fal().publish(first))).toMatchObject(clip);
	});

	test('is not read to an index that is far away', async () => {
		const { size } = await stat(last);
		expect(size).toBeGreaterThan(2 * 1024 * 1024);
		expect(await look(fal().publish(last))).toEqual({ is: 'unknown', bytes: size });
	});
});

test.each(['reset', 'truncated', 'html'] as const)(
	'one transfer that ends with %s is tried again',
	async (answer) => {
		fal().fault({ on: 'file', answer });
		expect(await look(fal().publish(first))).toMatchObject(clip);
	},
);

test.each([
	['close', 'its server did not answer'],
	['html', 'its server answered 502'],
	[{ statusCode: 404, body: 'Not found' }, 'its server answered 404'],
] as const)('after a second %j it says why', async (answer, because) => {
	fal().fault({ on: 'file', times: Infinity, answer });
	expect(await look(fal().publish(first))).toEqual({ is: 'unreachable', because });
});

test('redirects are followed, but not off the web', async () => {
	const url = fal().publish(first);
	const redirect = (location: string) =>
		fal().fault({ on: 'file', answer: { statusCode: 302, body: '', headers: { location } } });
	redirect(url);
	expect(await look(fal().publish(last))).toMatchObject(clip);
	redirect('file:///etc/passwd');
	redirect('file:///etc/passwd');
	const because = 'it leads to an address that is not http(s)';
	expect(await look(url)).toEqual({ is: 'unreachable', because });
});

test('an empty file and a cut one are told from each other', async () => {
	const empty = await folder().make('empty.mp4', { seconds: 1, width: 64, height: 64, fps: 5 });
	await truncate(empty, 0);
	expect(await look(fal().publish(empty))).toEqual({ is: 'empty' });
	const cut = join(folder().path, 'cut.mp4');
	await runFfmpeg(['-i', first, '-c', 'copy', cut]);
	await truncate(cut, 1_000_000);
	expect(await look(fal().publish(cut))).toEqual({ is: 'cut', bytes: 1_000_000 });
});

test('no key goes to the server of the file', async () => {
	await look(fal().publish(first));
	for (const { headers } of fal().exchanges) expect(headers).not.toHaveProperty('authorization');
});

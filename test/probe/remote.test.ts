/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// A file at an address is known from a little of it, whatever its server can and cannot do.
import { readFile, truncate, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { probeUrl } from '../../nodes/shared/media/remote';
import { useClipFolder } from '../support/clipFolder';
import { runFfmpeg } from '../support/ffmpeg';
import { insideNode } from '../engine/insideNode';
import { useLocalFal } from '../engine/setup';
import { lengthInHeader, mvexFirst, someFragments, withIndex } from './rewrite';

const fal = useLocalFal();

let first = '';
let last = '';
const folder = useClipFolder(async (clips) => {
	first = await clips.make('first.mp4', { seconds: 20, width: 1280, height: 720, fps: 30 });
	last = join(clips.path, 'last.mp4');
	await runFfmpeg(['-i', first, '-c', 'copy', last]);
});

const { signal } = new AbortController();
const look = async (url: string) =>
	await insideNode(
		async ({ helpers }) => await probeUrl(helpers, url, { allowsPrivate: true, signal }),
	);

const clip = { is: 'video', width: 1280, height: 720, framesPerSecond: 30 };

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
		expect(await look(fal().publish(last))).toEqual({
			is: 'unknown',
			because: 'far',
			bytes: size,
		});
	});
});

describe('a server that does not tell the length of a file', () => {
	beforeEach(() => fal().fault({ on: 'file', times: Infinity, answer: 'noLength' }));

	test.each(['first', 'last'])('shows an index that comes %s', async (place) => {
		const url = fal().publish(place === 'first' ? first : last);
		expect(await look(url)).toMatchObject({ ...clip, bytes: null, complete: true });
	});

	test('and ends a fragmented file with 416, as it should', async () => {
		const file = await inFragments('open-end.mp4', '1');
		expect(await look(fal().publish(file))).toMatchObject({ ...fragmentedClip, bytes: null });
		expect(fal().exchanges.at(-1)?.statusCode).toBe(416);
	});
});

const fragmentedClip = { ...clip, seconds: 20, lengthMissing: null };

/** @param seconds how long a fragment is */
async function inFragments(
	name: string,
	seconds: string,
	rewrite: (file: Buffer) => Buffer = (file) => file,
): Promise<string> {
	const file = join(folder().path, name);
	const flags = ['-movflags', '+frag_keyframe+empty_moov+default_base_moof'];
	const pieces = ['-frag_duration', String(Number(seconds) * 1e6)];
	// Pictures alone, because ffmpeg and the rewriting muxers disagree on the length of a sound.
	await runFfmpeg(['-i', first, '-an', '-c', 'copy', ...flags, ...pieces, file]);
	await writeFile(file, rewrite(await readFile(file)));
	return file;
}

describe('a fragmented file that is larger than what is read', () => {
	test('has its length read from all fragments, in little of it', async () => {
		const file = await inFragments('seconds.mp4', '1');
		const { size } = await stat(file);
		expect(size).toBeGreaterThan(2 * 1024 * 1024);
		expect(await look(fal().publish(file))).toMatchObject({ ...fragmentedClip, bytes: size });
		const asked = fal().exchanges.map(({ headers }) => headers.range);
		expect(asked.length).toBeLessThan(25);
		expect(new Set(asked.slice(1).map(lengthOf))).toEqual(new Set([16 * 1024]));
	});

	test.each([
		['its index says', withIndex],
		['mehd says', (file: Buffer) => mvexFirst(file, 20)],
	])('and has too many fragments is as long as %s', async (_place, rewrite) => {
		const file = await inFragments('many.mp4', '0.1', rewrite);
		const { size } = await stat(file);
		expect(await look(fal().publish(file))).toMatchObject({
			...{ ...clip, seconds: 20, lengthMissing: null, bytes: size },
			framesPerSecond: null,
		});
		expect(fal().exchanges.length).toBeLessThan(75);
	});

	test('and says it nowhere has no known length, whatever its header claims', async () => {
		const file = await inFragments('untold.mp4', '0.1', (whole) => lengthInHeader(whole, 20));
		expect(await look(fal().publish(file))).toMatchObject({
			...{ is: 'video', seconds: null, lengthMissing: 'fragments', framesPerSecond: null },
		});
	});

	test('and is only the first half of what mehd says has no known length', async () => {
		const half = (file: Buffer) => someFragments(mvexFirst(file, 200), 0, 199);
		const file = await inFragments('half.mp4', '0.1', half);
		expect(await look(fal().publish(file))).toMatchObject({
			...{ is: 'video', seconds: null, lengthMissing: 'fragments' },
		});
	});

	test('has the length of mehd where the server ignores ranges', async () => {
		fal().fault({ on: 'file', times: Infinity, answer: 'noRange' });
		const file = await inFragments('no-range.mp4', '1', (whole) => mvexFirst(whole, 20));
		expect(await look(fal().publish(file))).toMatchObject({ seconds: 20, lengthMissing: null });
	});
});

function lengthOf(range: unknown): number {
	const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(String(range)) ?? [];
	return Number(to) - Number(from) + 1;
}

test('a server that sends another part than asked for is not believed', async () => {
	const url = fal().publish(last);
	const wrong = {
		statusCode: 206,
		headers: { 'content-range': 'bytes 7-18/5000000' },
		body: 'x'.repeat(12),
	};
	fal().fault({ on: 'file', times: Infinity, answer: wrong });
	const because = 'its server sent another part than asked for';
	expect(await look(url)).toEqual({ is: 'unreachable', because });
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
	expect(await look(fal().publish(first))).toEqual({
		is: because.endsWith('404') ? 'gone' : 'unreachable',
		because,
	});
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

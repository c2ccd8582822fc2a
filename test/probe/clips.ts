/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Files that ffmpeg makes in every shape a person may bring, and what must be seen in each.
import { readFile, truncate, writeFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { runFfmpeg } from '../support/ffmpeg';
import {
	compactSizes,
	compressedHeader,
	lengthInHeader,
	lengthOfHeader,
	mvexFirst,
	sizeInTrackHeader,
	someFragments,
	withTrailer,
} from './rewrite';

/** One shape of file. The name's ending says the container. */
export interface Shape {
	name: string;
	make: (file: string, folder: string) => Promise<void>;
}

const picture = (size: string, fps: string | number, seconds: number) => [
	...['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=${fps}:duration=${seconds}`],
];
const sound = (seconds: number) => ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`];
const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];
const aac = ['-c:a', 'aac'];
const withSound = (size: string, fps: string | number, seconds: number) => [
	...picture(size, fps, seconds),
	...sound(seconds),
	...h264,
	...aac,
];

const made = (name: string, ...args: string[]): Shape => ({
	name,
	make: async (file) => await runFfmpeg([...args, file]),
});

/** As encoders make it that nobody told to hurry: with B-frames, and a key frame every two seconds. */
const slow = ['-c:v', 'libx264', '-preset', 'medium', '-crf', '40', '-pix_fmt', 'yuv420p'];
const slowWithSound = (fps: number, seconds: number) => [
	...picture('320x180', fps, seconds),
	...sound(seconds),
	...[...slow, '-g', String(2 * fps), ...aac],
];
const inFragments = ['-movflags', '+frag_keyframe+empty_moov+default_base_moof'];
const fragments = (fps: number, seconds: number) => [
	...picture('320x180', fps, seconds),
	...[...slow, '-bf', '0', '-g', String(2 * fps), ...inFragments],
];

/** A file that ffmpeg makes and another muxer would have written otherwise. */
const rewritten = (
	name: string,
	args: readonly string[],
	rewrite: (file: Buffer) => Buffer,
): Shape => ({
	name,
	async make(file) {
		await runFfmpeg([...args, file]);
		await writeFile(file, rewrite(await readFile(file)));
	},
});

/** A part of another file without encoding it anew, which begins between two key frames. */
const cutByStreamCopy = (name: string, ...cut: string[]): Shape => ({
	name,
	async make(file, folder) {
		const whole = join(folder, `whole-${name}`);
		await runFfmpeg([...slowWithSound(24, 12), whole]);
		const [start = '0', seconds] = cut;
		await runFfmpeg(['-ss', start, '-i', whole, '-t', seconds, '-c', 'copy', file]);
	},
});

/** Every one is readable by ffprobe, so the two can be compared. */
export const readable: readonly Shape[] = [
	made('index-last.mp4', ...withSound('640x360', 24, 3)),
	made('index-first.mp4', ...withSound('640x360', 24, 3), '-movflags', '+faststart'),
	made(
		'fragmented.mp4',
		...withSound('320x180', 25, 4),
		...['-g', '25', '-movflags', '+frag_keyframe+empty_moov+default_base_moof'],
	),
	made(
		'half-fragmented.mp4',
		...withSound('320x180', 30, 3),
		...['-g', '30', '-movflags', '+frag_keyframe'],
	),
	made('ntsc.mp4', ...withSound('320x180', '30000/1001', 3)),
	made('no-sound.mp4', ...picture('720x1280', 30, 2), ...h264),
	made('longer-sound.mp4', ...picture('320x180', 24, 2), ...sound(4), ...h264, ...aac),
	made('hevc.mp4', ...picture('640x360', 24, 2), '-c:v', 'libx265', '-tag:v', 'hvc1'),
	made('quicktime.mov', ...withSound('640x360', 25, 2)),
	made('prores.mov', ...picture('320x180', 25, 1), '-c:v', 'prores', '-pix_fmt', 'yuv422p10le'),
	made('mpeg4.m4v', ...picture('320x180', 25, 2), '-c:v', 'mpeg4', '-f', 'mp4'),
	made('anamorphic.mp4', ...picture('720x576', 25, 2), ...h264, '-vf', 'setsar=64/45'),
	made(
		'variable-fps.mp4',
		...picture('320x180', 30, 4),
		...['-vf', "select='if(lt(t,2),1,not(mod(n,3)))'", '-vsync', 'vfr', ...h264],
	),
	{
		name: 'turned.mp4',
		async make(file, folder) {
			const straight = join(folder, 'straight.mp4');
			await runFfmpeg([...withSound('640x360', 24, 2), straight]);
			await runFfmpeg(['-i', straight, '-c', 'copy', '-metadata:s:v', 'rotate=90', file]);
		},
	},
	{
		name: 'wide-sizes.mp4',
		async make(file) {
			await runFfmpeg([...withSound('320x180', 24, 2), file]);
			await widenMdat(file);
		},
	},
	cutByStreamCopy('stream-copy-from-between.mp4', '2.5', '5'),
	cutByStreamCopy('stream-copy-from-start.mp4', '0', '3'),
	made('b-frames.mp4', ...slowWithSound(25, 3)),
	made('fragmented-b-frames.mp4', ...slowWithSound(24, 5), ...inFragments),
	rewritten('header-tells-less.mp4', slowWithSound(24, 4), (file) => lengthOfHeader(file, 1)),
	rewritten('header-tells-more.mp4', slowWithSound(24, 4), (file) => lengthOfHeader(file, 9)),
	rewritten('mvex-first.mp4', fragments(30, 8), (file) => mvexFirst(file, null)),
	rewritten('mvex-first-mehd.mp4', fragments(30, 8), (file) => mvexFirst(file, 8)),
	rewritten('first-half-of-a-stream.mp4', fragments(30, 8), (file) =>
		someFragments(mvexFirst(file, 8), 0, 1),
	),
	rewritten('length-in-header.mp4', fragments(30, 8), (file) => lengthInHeader(file, 8)),
	rewritten('trailer.mp4', slowWithSound(24, 3), withTrailer),
	rewritten('size-in-track-header.mp4', slowWithSound(25, 4), sizeInTrackHeader),
	rewritten('compact-sizes.mp4', slowWithSound(25, 4), compactSizes),
	rewritten('compressed-header.mov', slowWithSound(25, 4), (file) => compressedHeader(file)),
];

/** ffmpeg leaves eight bytes before mdat for the 64-bit size of a file over 4 GB. */
async function widenMdat(file: string): Promise<void> {
	const bytes = await readFile(file);
	const free = bytes.indexOf('free') - 4;
	const size = bytes.readUInt32BE(free + 8);
	bytes.writeUInt32BE(1, free);
	bytes.write('mdat', free + 4, 'latin1');
	bytes.writeBigUInt64BE(BigInt(size + 8), free + 8);
	await writeFile(file, bytes);
}

/** What no probe can read as a video, and what is said of it. */
export const unreadable: ReadonlyArray<Shape & { says: object }> = [
	{ name: 'nothing.mp4', make: async (file) => await writeFile(file, ''), says: { is: 'empty' } },
	{
		name: 'page.mp4',
		make: async (file) =>
			await writeFile(file, '\n<!DOCTYPE html><html><body>Sign in</body></html>'),
		says: { is: 'other', kind: 'web page' },
	},
	{
		name: 'words.mp4',
		make: async (file) => await writeFile(file, 'This file is not here any more.'),
		says: { is: 'other', kind: 'text' },
	},
	{
		name: 'cut.mp4',
		async make(file) {
			await runFfmpeg([...withSound('640x360', 24, 3), file]);
			await truncate(file, Math.floor((await stat(file)).size / 2));
		},
		says: { is: 'cut' },
	},
	{
		...made(
			'other.webm',
			...picture('320x180', 25, 1),
			'-c:v',
			'libvpx-vp9',
			'-deadline',
			'realtime',
		),
		says: { is: 'other', kind: 'webm' },
	},
	{ ...made('moving.gif', ...picture('160x90', 5, 1)), says: { is: 'other', kind: 'gif' } },
	{
		...made('still.png', ...picture('160x90', 5, 1), '-frames:v', '1'),
		says: { is: 'other', kind: 'png' },
	},
	{
		...made('still.jpg', ...picture('160x90', 5, 1), '-frames:v', '1'),
		says: { is: 'other', kind: 'jpeg' },
	},
	{ ...made('only-sound.m4a', ...sound(1), ...aac), says: { is: 'other', kind: 'sound' } },
	{ ...made('only-sound.mp3', ...sound(1)), says: { is: 'other', kind: 'sound' } },
	{ ...made('only-sound.wav', ...sound(1)), says: { is: 'other', kind: 'sound' } },
	{ ...made('only-sound.flac', ...sound(1)), says: { is: 'other', kind: 'sound' } },
	{ ...made('other.mkv', ...withSound('160x90', 25, 1)), says: { is: 'other', kind: 'mkv' } },
	{ ...made('other.flv', ...withSound('160x90', 25, 1)), says: { is: 'other', kind: 'flv' } },
	{ ...made('other.ts', ...withSound('160x90', 25, 1)), says: { is: 'other', kind: 'mpeg-ts' } },
	{
		...made('other.m2ts', ...withSound('160x90', 25, 1), '-mpegts_m2ts_mode', '1'),
		says: { is: 'other', kind: 'mpeg-ts' },
	},
	{ ...made('other.wmv', ...picture('160x90', 25, 1)), says: { is: 'other', kind: 'wmv' } },
	{
		...made('other.ogv', ...picture('160x90', 25, 1), '-c:v', 'libtheora'),
		says: { is: 'other', kind: 'ogg' },
	},
	{ ...made('other.avi', ...picture('160x90', 25, 1)), says: { is: 'other', kind: 'avi' } },
	{ ...made('other.mpg', ...picture('160x90', 25, 1)), says: { is: 'other', kind: 'mpeg' } },
];

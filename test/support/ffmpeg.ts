/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions */
// Runs the ffmpeg and ffprobe binaries that ship in npm packages, and reads what a media file is.
import { path as ffmpegFile } from '@ffmpeg-installer/ffmpeg';
import { path as ffprobeFile } from '@ffprobe-installer/ffprobe';
import { spawn } from 'node:child_process';
import { accessSync, chmodSync, constants } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface RunOptions {
	/** Ends the process when aborted; the call then fails. */
	signal?: AbortSignal;
	/** Bytes for the process's standard input, e.g. raw frames. */
	stdin?: Readable;
}

export interface Probe {
	seconds: number;
	width: number;
	height: number;
	fps: number;
	hasAudio: boolean;
	/** ffmpeg's codec name of the sound: aac, opus …; null: no sound. */
	audioCodec: string | null;
	/** ffmpeg's codec name of the picture: h264, hevc, png … */
	codec: string;
	/** ffmpeg's comma-separated container names: 'mov,mp4,m4a,3gp,3g2,mj2', 'matroska,webm' … */
	container: string;
	bytes: number;
}

interface ProbedStream {
	codec_type?: string;
	codec_name?: string;
	width?: number;
	height?: number;
	avg_frame_rate?: string;
	tags?: { rotate?: string };
	/** Newer ffprobe tells the rotation here. */
	side_data_list?: Array<{ rotation?: number }>;
}

/** Runs ffmpeg silently, overwriting outputs. Fails with ffmpeg's own last words. */
export async function runFfmpeg(args: readonly string[], options: RunOptions = {}): Promise<void> {
	const quiet = ['-hide_banner', '-loglevel', 'error', '-y'];
	const silent = options.stdin === undefined ? [...quiet, '-nostdin'] : quiet;
	await run(ffmpegFile, [...silent, ...args], options);
}

/** What a video or picture file is. Fails when the file holds no picture that ffprobe can read. */
export async function probe(file: string, options: { signal?: AbortSignal } = {}): Promise<Probe> {
	const args = ['-v', 'error', '-show_format', '-show_streams', '-of', 'json', file];
	const probed = JSON.parse(await run(ffprobeFile, args, options)) as {
		streams?: ProbedStream[];
		format?: { duration?: string; size?: string; format_name?: string };
	};
	const streams = probed.streams ?? [];
	const picture = streams.find((stream) => stream.codec_type === 'video');
	const sound = streams.find((stream) => stream.codec_type === 'audio');
	if (picture?.width === undefined || picture.height === undefined) {
		throw new Error(`No picture in ${file}`);
	}
	const rotation = picture.side_data_list?.find((one) => one.rotation !== undefined)?.rotation;
	const turned = Math.abs(Number(rotation ?? picture.tags?.rotate ?? 0)) % 180 === 90;
	return {
		seconds: Number(probed.format?.duration ?? 0),
		width: turned ? picture.height : picture.width,
		height: turned ? picture.width : picture.height,
		fps: ratio(picture.avg_frame_rate ?? '0/1'),
		hasAudio: sound !== undefined,
		audioCodec: sound?.codec_name ?? null,
		codec: picture.codec_name ?? 'unknown',
		container: probed.format?.format_name ?? 'unknown',
		bytes: Number(probed.format?.size ?? 0),
	};
}

/** With install scripts off, npm leaves ffprobe's binary without its executable bit. */
function makeExecutable(file: string): void {
	try {
		accessSync(file, constants.X_OK);
	} catch {
		chmodSync(file, 0o755);
	}
}

async function run(file: string, args: string[], options: RunOptions): Promise<string> {
	makeExecutable(file);
	const stdio = options.stdin === undefined ? 'ignore' : 'pipe';
	const child = spawn(file, args, {
		stdio: [stdio, 'pipe', 'pipe'],
		signal: options.signal,
		killSignal: 'SIGKILL',
	});
	const output: Buffer[] = [];
	const complaints: Buffer[] = [];
	const breakdowns: Error[] = [];
	child.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
	child.stderr?.on('data', (chunk: Buffer) => complaints.push(chunk));
	// An abort is an error event first; only 'close' means that the process is gone.
	child.on('error', (error) => breakdowns.push(error));
	const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
	const fed =
		options.stdin !== undefined && child.stdin !== null
			? pipeline(options.stdin, child.stdin)
			: Promise.resolve();
	const [feeding] = await Promise.allSettled([fed]);
	const code = await ended;
	const [breakdown] = breakdowns;
	if (breakdown !== undefined) throw breakdown;
	if (code !== 0) {
		throw new Error(`Exit code ${code}: ${Buffer.concat(complaints).toString().trim()}`);
	}
	if (feeding.status === 'rejected') throw feeding.reason;
	return Buffer.concat(output).toString();
}

function ratio(text: string): number {
	const [above, below] = text.split('/').map(Number);
	return below > 0 ? above / below : 0;
}

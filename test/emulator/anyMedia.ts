/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Makes a small real video, picture or sound from a prompt and what the input brings along.
import { createHash, randomUUID } from 'node:crypto';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { probe, runFfmpeg } from '../support/ffmpeg';

export type MediaKind = 'video' | 'image' | 'audio' | 'model';

/** What to make, and of what: files on this machine. */
export interface Recipe {
	kind: MediaKind;
	prompt: string;
	seconds: number;
	/** Pixels of the lower side of a video made of words alone; null: small. */
	height: number | null;
	video?: string;
	image?: string;
	audio?: string;
	/** A made-up sound where no file brings one. */
	withSound: boolean;
}

export interface MadeFile {
	path: string;
	fileName: string;
	contentType: string;
	/** What fal's own file objects say of a file. */
	facts: Record<string, number>;
}

const forms: Record<MediaKind, { extension: string; contentType: string }> = {
	video: { extension: 'mp4', contentType: 'video/mp4' },
	image: { extension: 'png', contentType: 'image/png' },
	audio: { extension: 'wav', contentType: 'audio/wav' },
	model: { extension: 'gltf', contentType: 'model/gltf+json' },
};

export async function makeMedia(
	recipe: Recipe,
	folder: string,
	signal?: AbortSignal,
): Promise<MadeFile> {
	const { extension, contentType } = forms[recipe.kind];
	const path = join(folder, `made-${randomUUID()}.${extension}`);
	if (recipe.kind === 'model') await writeFile(path, '{"asset":{"version":"2.0"}}');
	else await runFfmpeg([...argumentsFor(recipe), path], { signal });
	const size = { file_size: (await stat(path)).size };
	const facts = ['video', 'image'].includes(recipe.kind) ? await pictureFacts(path) : {};
	return { path, fileName: `output.${extension}`, contentType, facts: { ...size, ...facts } };
}

async function pictureFacts(path: string): Promise<Record<string, number>> {
	const { width, height, fps, seconds } = await probe(path);
	return { width, height, fps, duration: seconds, num_frames: Math.round(seconds * fps) };
}

function argumentsFor(recipe: Recipe): string[] {
	const { kind, seconds, audio, withSound, height } = recipe;
	if (kind === 'audio') {
		return audio === undefined ? tone(recipe) : ['-i', audio, '-vn', '-t', String(seconds)];
	}
	const widest = height === null ? 640 : 1920;
	const look = `scale='min(${widest},trunc(iw/2)*2)':-2,hue=h=${number(recipe) % 360}`;
	if (kind === 'image') return [...picture(recipe), '-vf', look, '-frames:v', '1'];
	const sound = audio === undefined ? (withSound ? tone(recipe) : null) : ['-i', audio];
	return [
		...picture(recipe),
		...(sound ?? []),
		...(sound === null ? ['-map', '0:v:0', '-map', '0:a:0?'] : ['-map', '0:v:0', '-map', '1:a:0']),
		...['-vf', look, '-t', String(seconds), '-c:v', 'libx264', '-preset', 'ultrafast'],
		...['-pix_fmt', 'yuv420p', '-c:a', 'aac', '-movflags', '+faststart'],
	];
}

function picture({ kind, video, image, seconds, height }: Recipe): string[] {
	if (video !== undefined) return ['-i', video];
	if (image !== undefined) {
		const still = kind === 'video' ? ['-loop', '1', '-framerate', '24'] : [];
		return [...still, '-i', image];
	}
	const size = height === null ? '320x180' : `${Math.round((height * 16) / 18) * 2}x${height}`;
	return ['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=24:duration=${seconds}`];
}

function tone(recipe: Recipe): string[] {
	const frequency = 220 + (number(recipe) % 660);
	return ['-f', 'lavfi', '-i', `sine=frequency=${frequency}:duration=${recipe.seconds}`];
}

/** Another prompt looks and sounds different. */
function number({ prompt }: Recipe): number {
	return createHash('sha256').update(prompt).digest().readUInt32BE(0);
}

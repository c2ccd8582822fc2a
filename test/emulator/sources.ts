/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Gets an order's video and pictures over HTTP and refuses what the endpoint does not take.
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { probe } from '../support/ffmpeg';
import type { Probe } from '../support/ffmpeg';
import { fieldError } from './answers';
import type { FieldError } from './answers';
import type { Endpoint, Order } from './endpoint';
import { checkImage, checkVideo, unsupportedVideo } from './limits';
import type { SourceLimits } from './limits';
import type { Samples } from './samples';

export interface Source {
	file: string;
	probe: Probe;
}

export type Opened =
	{ source: Source; errors: null } | { source: null; errors: [FieldError, ...FieldError[]] };

type Location = Array<string | number>;

// "Timeout: 30.0s" for Kling's video; taken for all.
const fetchTimeoutMs = 30_000;

/** The source video, or fal's complaints about it and the pictures. */
export async function openSources(
	order: Order,
	endpoint: Endpoint,
	places: { folder: string; samples: Samples; sampleClip: string },
	signal: AbortSignal,
): Promise<Opened> {
	const open = async (url: string, limits: SourceLimits): Promise<string | null> =>
		(await places.samples.find(url, limits.minPixels ?? 0)) ??
		(await download(url, places.folder, signal));
	const errors: FieldError[] = [];
	let source: Source = { file: places.sampleClip, probe: await probe(places.sampleClip) };
	if (order.videoUrl !== null) {
		const url = order.videoUrl;
		const file = await open(url, endpoint.limits);
		const found = await look(file, ['video_url'], url, () =>
			unsupportedVideo(endpoint.limits, ['video_url'], url),
		);
		if (found.source === null) return found;
		errors.push(...checkVideo(found.source.probe, endpoint.limits, ['video_url'], url));
		source = found.source;
	}
	for (const { loc, url } of order.images) {
		const file = await open(url, endpoint.imageLimits);
		const found = await look(file, loc, url, () =>
			fieldError('image_load_error', loc, 'Failed to load the image', url),
		);
		const complaints =
			found.source === null
				? found.errors
				: checkImage(found.source.probe, endpoint.imageLimits, loc, url);
		errors.push(...complaints);
	}
	const [first, ...others] = errors;
	return first === undefined
		? { source, errors: null }
		: { source: null, errors: [first, ...others] };
}

async function look(
	file: string | null,
	loc: Location,
	url: string,
	unreadable: () => FieldError,
): Promise<Opened> {
	if (file === null) {
		const error = fieldError('file_download_error', loc, 'Failed to download the file', url);
		return { source: null, errors: [error] };
	}
	return await probe(file).then(
		(probed) => ({ source: { file, probe: probed }, errors: null }),
		() => ({ source: null, errors: [unreadable()] }),
	);
}

/** null: the address gives no file, e.g. a web page or nothing at all. */
export async function download(
	url: string,
	folder: string,
	signal: AbortSignal,
): Promise<string | null> {
	const limit = AbortSignal.any([signal, AbortSignal.timeout(fetchTimeoutMs)]);
	const response = await fetch(url, { signal: limit }).catch(() => null);
	if (response === null || !response.ok || response.body === null) return null;
	if (response.headers.get('content-type')?.startsWith('text/html')) return null;
	const file = join(folder, `source-${randomUUID()}`);
	const saved = pipeline(Readable.fromWeb(response.body), createWriteStream(file));
	return await saved.then(
		() => file,
		() => null,
	);
}

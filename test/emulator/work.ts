/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Turns an order into its result: with the sample clip at once, or by ffmpeg.
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { probe } from '../support/ffmpeg';
import type { Probe } from '../support/ffmpeg';
import { json, refusal } from './answers';
import type { MediaKind } from './anyMedia';
import type { Endpoint, Made, MakeTools, Order } from './endpoint';
import { billableUnits } from './pricing';
import { createSamples } from './samples';
import { download, openSources } from './sources';
import type { Storage } from './storage';
import type { Answer } from './types';
import { encoders } from './video/encoders';
import { render } from './video/render';

export interface Task {
	requestId: string;
	endpoint: Endpoint;
	order: Order;
	/** By fal's clock; null: the result's files stay. */
	goneAtMs: number | null;
	signal: AbortSignal;
}

export interface Finished {
	answer: Answer;
	inferenceSeconds: number;
}

export type Work = (task: Task) => Promise<Finished>;

/** Every result is the sample clip: no source is fetched, nothing is rendered. */
export function createInstantWork(sampleClip: string, folder: string, storage: Storage): Work {
	const samples = createSamples(sampleClip, folder);
	let probed: Promise<Probe> | null = null;
	return async ({ endpoint, order, goneAtMs, signal }) => {
		const publish = publisher(storage, goneAtMs);
		if (order.make !== undefined) {
			const open = async (_url: string, kind: MediaKind) => await samples.ofKind(kind);
			return await madeFromSchema(order.make, { folder, publish, open, signal });
		}
		probed ??= probe(sampleClip);
		const result = await probed;
		const inferenceSeconds = 1;
		const file = { path: sampleClip, name: 'output.mp4', contentType: 'video/mp4' };
		const made = { source: result, result };
		const answer = deliver(endpoint, order, publish, file, made, inferenceSeconds);
		return { answer, inferenceSeconds };
	};
}

/** Downloads, checks, renders. Temporary files go to `folder`. */
export function createVideoWork(sampleClip: string, folder: string, storage: Storage): Work {
	const samples = createSamples(sampleClip, folder);
	return async ({ requestId, endpoint, order, goneAtMs, signal }) => {
		const publish = publisher(storage, goneAtMs);
		const startedMs = performance.now();
		const elapsedSeconds = () => Number(((performance.now() - startedMs) / 1000).toFixed(3));
		if (order.make !== undefined) {
			const open = async (url: string, kind: MediaKind) =>
				isSampleHost(url) ? await samples.ofKind(kind) : await download(url, folder, signal);
			return await madeFromSchema(order.make, { folder, publish, open, signal });
		}
		const opened = await openSources(order, endpoint, { folder, samples, sampleClip }, signal);
		if (opened.errors !== null) {
			return { answer: refusal(opened.errors), inferenceSeconds: elapsedSeconds() };
		}
		const plan = order.plan(opened.source.probe);
		const { extension, contentType } = encoders[plan.encoder];
		const path = join(folder, `${requestId}.${extension}`);
		await render(plan, opened.source, path, signal);
		const result = await probe(path);
		const inferenceSeconds = elapsedSeconds();
		const file = { path, name: `output.${extension}`, contentType };
		const made = { source: opened.source.probe, result };
		const answer = deliver(endpoint, order, publish, file, made, inferenceSeconds);
		return { answer, inferenceSeconds };
	};
}

/** fal's own examples lie on hosts that no test can reach. */
function isSampleHost(url: string): boolean {
	return /^https:\/\/([\w.-]+\.)?(fal\.media|googleapis\.com|example\.com)\//.test(url);
}

async function madeFromSchema(
	make: NonNullable<Order['make']>,
	tools: MakeTools,
): Promise<Finished> {
	const startedMs = performance.now();
	const made = await make(tools);
	const inferenceSeconds = Number(((performance.now() - startedMs) / 1000).toFixed(3));
	const answer = 'errors' in made ? refusal(made.errors) : json(200, made.body);
	return { answer, inferenceSeconds };
}

type Publish = MakeTools['publish'];

function publisher({ publish }: Storage, goneAtMs: number | null): Publish {
	return (path, fileName, contentType) =>
		publish(path, fileName, contentType, goneAtMs ?? undefined);
}

function deliver(
	endpoint: Endpoint,
	order: Order,
	publish: Publish,
	file: { path: string; name: string; contentType: string },
	made: Made,
	inferenceSeconds: number,
): Answer {
	const { result } = made;
	const video = {
		url: publish(file.path, file.name, file.contentType),
		content_type: file.contentType,
		file_name: file.name,
		file_size: result.bytes,
	};
	const facts = {
		width: result.width,
		height: result.height,
		fps: result.fps,
		duration: result.seconds,
		num_frames: Math.round(result.seconds * result.fps),
	};
	const body = {
		video: endpoint.output === 'videoFile' ? { ...video, ...facts } : video,
		...order.extras(result),
	};
	const units = billableUnits(endpoint, order, made, inferenceSeconds);
	return json(200, body, { 'x-fal-billable-units': units });
}

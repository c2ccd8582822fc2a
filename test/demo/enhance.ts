/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// Runs examples/enhance.json from the built package and fetches the video of every step.
import type { INodeExecutionData } from 'n8n-workflow';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { videoCredentialTypes, videoNodeTypes } from '../engine/nodeTypes';
import { runWorkflow } from '../engine/runWorkflow';
import { probe, type Probe } from '../support/ffmpeg';
import { withVideo, type Example } from './example';
import type { DemoFal } from './fal';
import { createProgress, type Progress } from './progress';

const project = join(__dirname, '..', '..');
const built = join(project, 'dist');
export const outFolder = join(project, 'out');

export interface Step {
	name: string;
	endpointId: string;
	requestId: string;
	file: string;
	/** Of the whole step, as the person waits for it. */
	seconds: number;
	before: Probe;
	after: Probe;
}

/** Throws n8n's own words when the workflow does not end well. */
export async function runEnhance(fal: DemoFal, example: Example): Promise<Step[]> {
	const names = example.steps.map(({ name }) => name);
	await mkdir(outFolder, { recursive: true });

	const steps: Step[] = [];
	const progress = createProgress(names);
	let before = await probe(fal.file);
	const run = await runWorkflow({
		workflow: withVideo(example, await fal.upload()),
		nodeTypes: videoNodeTypes(built),
		credentialTypes: videoCredentialTypes(built),
		credentials: { falApi: fal.credential },
		logger: progress.logger,
		hooks: {
			nodeExecuteBefore: (name) => progress.begin(name),
			nodeExecuteAfter: async (name, { data }) => {
				const item = data?.main?.[0]?.[0];
				if (!names.includes(name) || item === undefined) return;
				const step = await fetchStep(name, item, before, progress);
				before = step.after;
				steps.push(step);
			},
		},
	});
	progress.end();
	if (run.error) throw new Error(`${run.error.message}\n${run.error.description ?? ''}`);
	return steps;
}

async function fetchStep(
	name: string,
	{ json }: INodeExecutionData,
	before: Probe,
	progress: Progress,
): Promise<Step> {
	const { video, fal } = json as {
		video: { url: string };
		fal: { endpointId: string; requestId: string };
	};
	const number = progress.numberOf(name);
	const file = join(outFolder, `${number}-${name.toLowerCase().replaceAll(' ', '-')}.mp4`);
	const response = await fetch(video.url);
	if (!response.ok) throw new Error(`${video.url} answered ${response.status}`);
	await writeFile(file, Buffer.from(await response.arrayBuffer()));
	const after = await probe(file);
	const { endpointId, requestId } = fal;
	const seconds = progress.done(name, before, after);
	return { name, endpointId, requestId, file, seconds, before, after };
}

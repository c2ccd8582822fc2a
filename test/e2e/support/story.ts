// The scene of the story: an n8n that may crash, three workflows, a filled table, and fal.
import type { IDataObject } from 'n8n-workflow';
import { call } from '../../emulator/caller';
import { createCredential, createWorkflow, setUpOwner } from '../../host/owner';
import { outputs, readRuns } from './storyRuns';
import type { Runs } from './storyRuns';
import { makeTable } from './storyTable';
import type { Table, Wish } from './storyTable';
import { collectInTheMorning, orderAndWait, submitAtNight } from './storyWorkflows';
import type { OwnWorld } from './world';
import { theWorld } from './world';

export const klingEdit = 'fal-ai/kling-video/o1/video-to-video/edit';

export interface Story extends OwnWorld {
	table: Table;
	runs: Runs;
	/** By id. */
	workflows: Record<'submit' | 'collect' | 'orderAndWait', string>;
	/** The request ids that the trigger has handed on, in order. */
	handedOn(): Promise<string[]>;
	/** What came out of the last node of the morning. */
	published(): Promise<IDataObject[]>;
	/** Another program of the account gets a clip, and this is its request id. */
	foreign(): string;
	/** fal makes the clip of a request, and this is its link. */
	finish(requestId: string): Promise<string>;
}

/** The rows get a public source clip. Nothing is active yet. */
export async function openStory(rows: ReadonlyArray<Omit<Wish, 'video_url'>>): Promise<Story> {
	const world = await theWorld().openOwnWorld();
	return await prepare(world, rows).catch(async (reason: unknown) => {
		await world.close();
		throw reason;
	});
}

async function prepare(
	world: OwnWorld,
	rows: ReadonlyArray<Omit<Wish, 'video_url'>>,
): Promise<Story> {
	const { n8n, fal } = world;
	const { rest, url } = n8n;
	const clip = fal.publish(theWorld().sourceFiles.largeClip);
	await setUpOwner(rest);
	const { apiKey, proxyUrl } = fal;
	const credential = await createCredential(rest, { apiKey, proxyUrl });
	const table = await makeTable(
		rest,
		rows.map((row) => ({ ...row, video_url: clip })),
	);
	const workflows = {
		submit: await createWorkflow(rest, await submitAtNight(), credential),
		collect: await createWorkflow(rest, await collectInTheMorning(), credential),
		orderAndWait: await createWorkflow(rest, orderAndWait(clip), credential),
	};
	const runs = await readRuns(rest, url);
	const collected = async (node: string): Promise<IDataObject[]> =>
		outputs(await runs.ended(workflows.collect), node);
	return {
		...world,
		table,
		runs,
		workflows,
		handedOn: async () => (await collected('Fal Trigger')).map(requestIdOf),
		published: async () => await collected('Caption and Clip'),
		foreign: () => fal.past({ endpointId: klingEdit, endedAtMs: Date.now() }),
		async finish(requestId) {
			const request = `https://queue.fal.run/fal-ai/kling-video/requests/${requestId}`;
			await call(fal, 'GET', `${request}/status`);
			const { body } = await call(fal, 'GET', request);
			return (body as { video: { url: string } }).video.url;
		},
	};
}

/** Of an item of this package's nodes. */
export function requestIdOf(item: IDataObject): string {
	return String((item.fal as IDataObject).requestId);
}

// Orders of one clip of four seconds, at the price of Kling O1.
import type { IDataObject } from 'n8n-workflow';

import { useClipFolder } from '../../support/clipFolder';
import { runInRounds } from '../rounds';
import { falKeys, useLocalFal } from '../setup';
import { runVideoNode, type VideoRun } from '../videoRun';
import { optionsInPlace } from '../../support/optionsInPlace';

interface CostKey {
	state: string;
	estimatedCostUsd: number | null;
	costUsd: number | null;
	billableUnits: number | null;
	warnings: string[];
	error: { type: string; message: string; hint: string } | null;
}

interface CostRun extends Partial<VideoRun> {
	items?: IDataObject[];
	options?: IDataObject;
}

export function useCostFixture() {
	const fal = useLocalFal();
	let clip = '';
	useClipFolder(async (clips) => {
		clip = await clips.make('clip.mp4', { seconds: 4, width: 1280, height: 720, fps: 24 });
	});

	async function edit({ options = {}, items = [{}], ...run }: CostRun = {}) {
		const ended = await runVideoNode(fal(), {
			node: 'klingEdit',
			sourceCheck: 'standard',
			onError: 'continueRegularOutput',
			items,
			...run,
			parameters: {
				video_url: fal().publish(clip),
				prompt: '={{ $json.prompt ?? "Make it summer" }}',
				...run.parameters,
				...optionsInPlace(options),
			},
		});
		return { ended, keys: falKeys(ended) as unknown as CostKey[] };
	}

	/** The same clip once in each round of a loop, until one fails. */
	async function editInRounds(rounds: number, options: IDataObject) {
		const video_url = fal().publish(clip);
		const parameters = { video_url, prompt: 'Make it summer', ...optionsInPlace(options) };
		return await runInRounds(fal(), rounds, { node: 'klingEdit', parameters });
	}

	return { fal, edit, editInRounds, clipAddress: () => fal().publish(clip) };
}

/** What fal asks for the clip. */
export const perClip = 4.01 * 0.168;

export const about = (usd: number) => expect.closeTo(usd, 2) as number;

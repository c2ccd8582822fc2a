// Plays many stories and judges each; a seed and a path bring one back.
import fc from 'fast-check';

import { startLocalFal } from '../emulator/localFal';
import type { JsonObject, LocalFal } from '../emulator/types';
import { runInRounds } from '../engine/rounds';
import { useCompressedTime, useRealTime } from './clock';
import { models } from './models';
import * as money from './money';
import * as outputs from './outputs';
import { play, type InputOf, type Play } from './play';
import * as stopping from './stopping';
import { stories } from './stories';
import type { Story } from './story';
import { clipUrl } from './troubles';
import * as words from './words';

type Rule = (play: Play) => string[];
export const rules: Readonly<Record<string, Rule>> = {
	...money,
	...stopping,
	...outputs,
	...words,
};

export interface ChaosOptions {
	runs: number;
	seed: number;
	/** Of one story within the seed, as fast-check prints it. */
	path?: string;
}

/** What the rules say against a play; empty where all hold. */
export function judge(played: Play): string[] {
	return Object.entries(rules).flatMap(([name, rule]) =>
		rule(played).map((problem) => `${name}: ${problem}`),
	);
}

/** Throws fast-check's report, with seed, path and the smallest story found, where a rule breaks. */
export async function runChaos({ runs, seed, path }: ChaosOptions): Promise<void> {
	const account = await openAccounts();
	try {
		const property = fc.asyncProperty(stories, async (story) => {
			const problems = judge(await account.play(story));
			if (problems.length > 0) throw new Error(problems.join('\n'));
		});
		await fc.assert(property, { numRuns: runs, seed, path });
	} finally {
		await account.close();
	}
}

export interface Accounts {
	play(story: Story): Promise<Play>;
	close(): Promise<void>;
}

/** One local fal for each concurrency, used again and again. */
export async function openAccounts(): Promise<Accounts> {
	const fals = new Map<number, LocalFal>();
	const falFor = async (concurrency: number): Promise<LocalFal> => {
		const fal = fals.get(concurrency) ?? (await startLocalFal({ concurrency }));
		fals.set(concurrency, fal);
		return fal;
	};
	const inputs = await inputsOf(await falFor(10));
	const inputOf: InputOf = (model, fate) => ({
		...inputs[models.indexOf(model)],
		video_url: clipUrl(fate),
	});
	return {
		async play(story) {
			const fal = await falFor(story.concurrency);
			useCompressedTime();
			try {
				return await play(fal, story, inputOf);
			} finally {
				useRealTime();
			}
		},
		async close() {
			await Promise.all([...fals.values()].map(async (fal) => await fal.close()));
		},
	};
}

/** What each model's node sends. */
async function inputsOf(fal: LocalFal): Promise<JsonObject[]> {
	const inputs: JsonObject[] = [];
	for (const { node, parameters } of models) {
		const video_url = { __rl: true, mode: 'url', value: clipUrl('done') };
		await runInRounds(fal, 1, {
			node,
			parameters: { ...parameters, video_url, waitMode: 'submit' },
		});
		inputs.push({ ...fal.purchases.at(-1)?.input });
	}
	return inputs;
}

// Plays many stories and judges each; a seed and a path bring one back.
import fc from 'fast-check';

import { startLocalFal } from '../emulator/localFal';
import type { JsonObject, LocalFal } from '../emulator/types';
import { runInRounds } from '../engine/rounds';
import { createClips } from './clips';
import { useCompressedTime, useRealTime } from './clock';
import { models } from './models';
import * as money from './money';
import * as others from './others';
import * as outputs from './outputs';
import { play, type Play } from './play';
import * as stopping from './stopping';
import { stories } from './stories';
import type { Story } from './story';
import * as words from './words';

type Rule = (play: Play) => string[];
export const rules: Readonly<Record<string, Rule>> = {
	...money,
	...others,
	...stopping,
	...outputs,
	...words,
};

export interface ChaosOptions {
	runs: number;
	seed: number;
	/** Of one story within the seed, as fast-check prints it. */
	path?: string;
	/** What all stories have in common. */
	where?: Partial<Story>;
}

/** What the rules say against a play; empty where all hold. */
export function judge(played: Play): string[] {
	const problems = Object.entries(rules).flatMap(([name, rule]) =>
		rule(played).map((problem) => `${name}: ${problem}`),
	);
	const beside = played.beside === null ? [] : judge(played.beside);
	return [...problems, ...beside.map((problem) => `beside it, ${problem}`)];
}

/** Time to make a counterexample smaller, in milliseconds. */
const SHRINKING_MS = 20_000;

/** Throws fast-check's report, with seed, path and the smallest story found, where a rule breaks. */
export async function runChaos({ runs, seed, path, where }: ChaosOptions): Promise<void> {
	const account = await openAccounts();
	let untilMs = Infinity;
	try {
		const alike = stories.map((story) => ({ ...story, ...where }));
		const property = fc.asyncProperty(alike, async (story) => {
			// What is not tried any more counts as held, so that fast-check ends.
			if (Date.now() > untilMs) return;
			const problems = await account.play(story).then(judge, failureOf);
			if (problems.length === 0) return;
			untilMs = Math.min(untilMs, Date.now() + SHRINKING_MS);
			throw new Error(problems.join('\n'));
		});
		await fc.assert(property, { numRuns: runs, seed, path });
	} finally {
		await account.close();
	}
}

/** A play that could not be played to its end. */
function failureOf(error: unknown): string[] {
	return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
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
	const closeFals = async (): Promise<void> => {
		await Promise.all([...fals.values()].map(async (fal) => await fal.close()));
	};
	const inputs = await inputsOf(await falFor(10)).catch(async (error: unknown) => {
		// An open server would keep the process from ending.
		await closeFals();
		throw error;
	});
	const clips = await createClips();
	return {
		async play(story) {
			const fal = await falFor(story.concurrency);
			useCompressedTime();
			try {
				return await play(fal, story, { clips, inputOf: (model) => inputs[models.indexOf(model)] });
			} finally {
				useRealTime();
			}
		},
		async close() {
			await closeFals();
			await clips.remove();
		},
	};
}

/** What each model's node sends. */
async function inputsOf(fal: LocalFal): Promise<JsonObject[]> {
	const inputs: JsonObject[] = [];
	for (const { node, endpointId, parameters } of models) {
		const video_url = { __rl: true, mode: 'url', value: 'https://example.com/clip.mp4' };
		const costAndChecks = { sourceCheck: 'off' };
		await runInRounds(fal, 1, {
			node,
			parameters: { ...parameters, video_url, costAndChecks, waitMode: 'submit' },
		});
		const purchase = fal.purchases.find((one) => one.endpointId === endpointId);
		if (purchase === undefined) throw new Error(`${node} bought nothing from ${endpointId}`);
		inputs.push({ ...purchase.input });
	}
	return inputs;
}

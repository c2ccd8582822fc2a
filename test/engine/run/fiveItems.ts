// Five items of which the third fails: at its check, its order, or its result. For onError.test.ts.
import type { INode } from 'n8n-workflow';

import type { LocalFal } from '../../emulator/types';
import { about } from '../setup';

export const clips = ['1', '2', 'third', '4', '5'];
export const others = ['1', '2', '4', '5'];

export interface Stage {
	stage: string;
	parameters?: INode['parameters'];
	arrange?: (fal: LocalFal) => void;
	message: string;
	/** The clips that are bought where one failure does not stop the run before the first order. */
	bought: string[];
}

const tooLong = { max_duration: 10, provided_duration: 14.2 };
export const detail = [
	{ loc: ['body', 'video_url'], msg: 'Too long', type: 'video_duration_too_long', ctx: tooLong },
];

export const stages: Stage[] = [
	{
		stage: 'when it is checked',
		parameters: { scale: '={{ $json.clip === "third" ? 9 : 2 }}' },
		message: 'Scale is "9"; it takes a number from 1 to 8 (item 3)',
		bought: others,
	},
	{
		stage: 'when it is ordered',
		arrange: (fal) =>
			fal.fault({
				on: 'submit',
				match: about('third'),
				answer: { statusCode: 422, body: { detail } },
			}),
		message: 'fal refused Video: 14.2 s long, at most 10 s (item 3)',
		bought: others,
	},
	{
		stage: 'when it is done',
		arrange: (fal) =>
			fal.outcome({ match: about('third'), result: { statusCode: 422, body: { detail } } }),
		message: 'fal refused Video: 14.2 s long, at most 10 s (item 3)',
		bought: clips,
	},
];
export const stagesAfterTheCheck = stages.slice(1);

export const falNames = [
	'billableUnits',
	'cancelUrl',
	'costUsd',
	'endpointId',
	'error',
	'estimatedCostUsd',
	'inferenceSeconds',
	'input',
	'logs',
	'queueSeconds',
	'requestId',
	'responseUrl',
	'reused',
	'state',
	'statusUrl',
	'warnings',
];

export function boughtClips(fal: LocalFal): unknown[] {
	return fal.purchases.map(({ input }) => input.video_url).sort();
}

export function idOf(fal: LocalFal, clip: string): string | null {
	return fal.purchases.find(({ input }) => about(clip)(input))?.requestId ?? null;
}

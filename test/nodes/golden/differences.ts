// In what a sent body may differ from the example in the document, each with its reason.
import type { JsonObject } from '../../emulator/types';
import type { GoldenBody } from './golden';

/** Values of an example that are left out. */
export const leftOut = [
	{
		what: 'null',
		is: (value: unknown) => value === null,
		because: 'the same as not given; the form has no way to fill in "nothing"',
	},
	{
		what: 'an empty list',
		is: (value: unknown) => Array.isArray(value) && value.length === 0,
		because: 'the same as not given; the form without an image holds an empty list',
	},
];

/** Values that are sent although an example leaves them out. */
export const alwaysSent = [
	{
		field: 'keep_audio',
		value: true,
		to: /^fal-ai\/kling-video\//,
		because: "fal's own default drops the sound with O1 and keeps it with O3",
	},
	{
		field: 'duration',
		value: '5',
		to: /^fal-ai\/kling-video\/.*\/reference$/,
		because: 'the length is the price, and for O3 fal states no default',
	},
	{
		field: 'interpolation_mode',
		value: 'smooth',
		to: /^fal-ai\/frame-interpolation$/,
		because: 'fal never published the endpoint, so it has no default that could hold',
	},
];

/** Fields that fal's schema does not have; Additional Input (JSON) sends them all the same. */
export const unknownToFal = [
	{
		field: 'edit_type',
		to: /^fal-ai\/kling-video\//,
		because: 'only the skill text has it; the form says it in the words of the prompt',
	},
	{
		field: 'negative_prompt',
		to: /^fal-ai\/kling-video\//,
		because: 'only the skill text has it; the form puts it at the end of the prompt',
	},
];

/** What fal must get: the example's input with the differences above and no others. */
export function expectedBody({ from, endpointId, input }: GoldenBody): JsonObject {
	if (from === null) return input;
	const kept = Object.entries(input).filter(([, value]) => !leftOut.some(({ is }) => is(value)));
	const added = alwaysSent
		.filter(({ field, to }) => !(field in input) && to.test(endpointId))
		.map(({ field, value }) => [field, value]);
	return Object.fromEntries([...kept, ...added]);
}

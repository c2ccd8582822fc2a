// What `npm run demo -- --storm` does to the exchanges with the local fal, and how often it came to that.
import type { Fault, LocalFal } from '../emulator/types';

const upscale = 'fal-ai/video-upscaler';
const edit = 'fal-ai/kling-video/o1/video-to-video/edit';
const interpolate = 'topaz/interpolate/video';

const unavailable = {
	statusCode: 503,
	body: { detail: 'Service Unavailable' },
	headers: { 'retry-after': '1' },
};
const timedOut = { statusCode: 504, body: '<html><body>504 Gateway Time-out</body></html>' };

/** Every order is taken and its answer lost; nothing after it goes smoothly either. */
const storm: readonly Fault[] = [
	{ on: 'submit', endpointId: upscale, moment: 'after', answer: 'reset' },
	{ on: 'status', endpointId: upscale, answer: unavailable },
	{ on: 'status', endpointId: upscale, delayMs: 500 },
	{ on: 'result', endpointId: upscale, answer: unavailable },
	{ on: 'submit', endpointId: edit, moment: 'after', answer: 'html' },
	{ on: 'status', endpointId: edit, answer: 'reset' },
	{ on: 'status', endpointId: edit, moment: 'after', answer: 'truncated' },
	{ on: 'result', endpointId: edit, answer: timedOut },
	{ on: 'submit', endpointId: interpolate, moment: 'after', answer: 'close' },
	{ on: 'status', endpointId: interpolate, answer: unavailable },
	{ on: 'result', endpointId: interpolate, moment: 'after', answer: 'truncated' },
];

/** @returns how many of the faults have happened so far */
export function raiseStorm(fal: LocalFal): () => number {
	let happened = 0;
	const count = (): boolean => {
		happened += 1;
		return true;
	};
	for (const fault of storm) fal.fault({ ...fault, match: count });
	return () => happened;
}

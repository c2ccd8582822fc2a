// How a request can end without a video, and what the item then says. Data for endings.test.ts.
import type { Outcome } from '../../emulator/types';

export interface BadEnding {
	/** Also the name of the item's clip. */
	what: string;
	outcome: Outcome;
	state?: 'cancelled';
	type: string;
	message: string;
	field?: string;
	/** Without its last sentence about the cost. */
	hint: string;
	retryable?: true;
	/** fal said that nothing was billed. */
	free?: true;
}

const refused = (type: string, field: string, ctx?: object, headers?: Record<string, string>) => ({
	result: {
		statusCode: 422,
		body: { detail: [{ loc: ['body', field], msg: 'Not this one', type, ctx, input: 'x' }] },
		headers,
	},
});

const ended = (statusCode: number, type: string) => ({
	result: { statusCode, body: { detail: [{ msg: 'Sorry', type }] } },
});

const later = 'Run the item again later.';
const compare = 'Compare the input with the page of the model on fal.ai.';

export const badEndings: readonly BadEnding[] = [
	{
		what: 'too long',
		outcome: refused('video_duration_too_long', 'video_url', {
			max_duration: 10,
			provided_duration: 14.2,
		}),
		type: 'video_duration_too_long',
		message: 'fal refused Video: 14.2 s long, at most 10 s',
		field: 'Video',
		hint: 'Shorten it or choose another model.',
	},
	{
		what: 'refused for free',
		outcome: refused('less_than_equal', 'scale', { le: 8 }, { 'x-fal-billable-units': '0' }),
		type: 'less_than_equal',
		message: 'fal refused Scale: it must be at most 8',
		field: 'Scale',
		hint: 'Lower the value.',
		free: true,
	},
	{
		what: 'content policy',
		outcome: refused('content_policy_violation', 'video_url'),
		type: 'content_policy_violation',
		message: 'fal refused the content of Video',
		field: 'Video',
		hint: 'Change Video.',
	},
	{
		what: 'a type of tomorrow',
		outcome: refused('too_blue', 'palette'),
		type: 'too_blue',
		message: 'fal did not make the video: Not this one',
		field: 'palette',
		hint: compare,
	},
	{
		what: 'a plain sentence',
		outcome: { result: { statusCode: 422, body: { detail: 'Clip is empty' } } },
		type: 'http_422',
		message: 'fal did not make the video: Clip is empty',
		hint: compare,
	},
	{
		what: 'a broken model',
		outcome: ended(500, 'internal_server_error'),
		type: 'internal_server_error',
		message: 'fal did not finish the video: its model stopped',
		hint: later,
		retryable: true,
	},
	{
		what: 'a slow model',
		outcome: ended(504, 'generation_timeout'),
		type: 'generation_timeout',
		message: 'fal did not finish the video: it took too long',
		hint: `${later} A shorter clip helps.`,
		retryable: true,
	},
	{
		what: 'a machine that went away',
		outcome: { statusError: { error: 'Runner disconnected', error_type: 'runner_disconnected' } },
		type: 'runner_disconnected',
		message: 'fal did not finish the video: its machine went away',
		hint: later,
		retryable: true,
	},
	{
		what: 'a status that knows more than the result',
		outcome: {
			statusError: { error: 'Request timed out', error_type: 'request_timeout' },
			result: { statusCode: 504, body: '' },
		},
		type: 'request_timeout',
		message: 'fal did not finish the video: it took longer than fal allows',
		hint: `${later} A shorter clip helps.`,
		retryable: true,
	},
	{
		what: 'cancelled elsewhere',
		outcome: { statusError: { error: 'Cancelled', error_type: 'client_cancelled' } },
		state: 'cancelled',
		type: 'client_cancelled',
		message: 'fal did not finish the video: the request was cancelled',
		hint: 'Run the item again to order it anew.',
	},
	{
		what: 'a retry that fal advises',
		outcome: {
			result: {
				statusCode: 422,
				body: { detail: 'Busy' },
				headers: { 'x-fal-needs-retry': '1', 'x-fal-error-type': 'bad_request' },
			},
		},
		type: 'bad_request',
		message: 'fal did not finish the video: fal did not understand the request',
		hint: 'Check Additional Input and the endpoint.',
		retryable: true,
	},
];

// fal's error types with an example of their ctx. @see https://docs.fal.ai/errors
export interface FalErrorExample {
	type: string;
	statusCode: number;
	ctx?: Record<string, unknown>;
}

const pixels = { min_height: 300, min_width: 300, max_height: 2160, max_width: 2160 };
const seconds = { min_duration: 3, max_duration: 10, provided_duration: 14.2 };
const formats = { supported_formats: ['mp4', 'mov'] };
const refused = (type: string, ctx?: FalErrorExample['ctx']) => ({ type, statusCode: 422, ctx });

/** Of models: in the `detail` list of a result. */
export const modelErrors: readonly FalErrorExample[] = [
	{ type: 'internal_server_error', statusCode: 500 },
	{ type: 'generation_timeout', statusCode: 504 },
	{ type: 'downstream_service_error', statusCode: 400 },
	{ type: 'downstream_service_unavailable', statusCode: 500 },
	refused('content_policy_violation'),
	refused('no_media_generated'),
	refused('image_too_small', pixels),
	refused('image_too_large', pixels),
	refused('image_load_error'),
	refused('file_download_error'),
	refused('face_detection_error'),
	refused('file_too_large', { max_size: 209715200 }),
	refused('greater_than', { gt: 0 }),
	refused('greater_than_equal', { ge: 0 }),
	refused('less_than', { lt: 8 }),
	refused('less_than_equal', { le: 8 }),
	refused('multiple_of', { multiple_of: 2 }),
	refused('sequence_too_short', { min_length: 1 }),
	refused('sequence_too_long', { max_length: 4 }),
	refused('one_of', { expected: ['16:9', '9:16'] }),
	refused('feature_not_supported'),
	refused('invalid_archive'),
	refused('archive_file_count_below_minimum'),
	refused('archive_file_count_exceeds_maximum'),
	refused('audio_duration_too_long', seconds),
	refused('audio_duration_too_short', seconds),
	refused('video_duration_too_long', seconds),
	refused('video_duration_too_short', seconds),
	refused('unsupported_audio_format', formats),
	refused('unsupported_image_format', formats),
	refused('unsupported_video_format', formats),
];

/** Of fal's infrastructure: `error_type` of a status, a result or a header. */
export const requestErrors: readonly FalErrorExample[] = [
	{ type: 'request_timeout', statusCode: 504 },
	{ type: 'startup_timeout', statusCode: 504 },
	{ type: 'runner_scheduling_failure', statusCode: 503 },
	{ type: 'runner_connection_timeout', statusCode: 503 },
	{ type: 'runner_disconnected', statusCode: 503 },
	{ type: 'runner_connection_refused', statusCode: 503 },
	{ type: 'runner_connection_error', statusCode: 503 },
	{ type: 'runner_incomplete_response', statusCode: 502 },
	{ type: 'runner_server_error', statusCode: 500 },
	{ type: 'client_disconnected', statusCode: 499 },
	{ type: 'client_cancelled', statusCode: 499 },
	{ type: 'bad_request', statusCode: 400 },
	{ type: 'internal_error', statusCode: 500 },
];

/** What one of fal's error types means to the person who reads the run. */
export interface ErrorType {
	/** Completes "fal refused <field>: …"; {names} are filled from fal's ctx. */
	refuses?: string;
	/** Completes "fal did not finish the video: …", for what is not about a field. */
	ended?: string;
	hint: string;
	/** Another attempt with the same input may work. */
	retryable?: true;
}

const LATER = 'Run the item again later.';
const PUBLIC_FILE = 'Use a link that opens the file itself, without a login or a share page.';

/**
 * fal's error types, model errors first, then those of its infrastructure.
 * @see https://docs.fal.ai/errors
 */
export const errorTypes: Record<string, ErrorType> = {
	internal_server_error: { ended: 'its model stopped', hint: LATER, retryable: true },
	generation_timeout: {
		ended: 'it took too long',
		hint: `${LATER} A shorter clip helps.`,
		retryable: true,
	},
	downstream_service_error: {
		ended: 'a service behind the model refused it',
		hint: LATER,
		retryable: true,
	},
	downstream_service_unavailable: {
		ended: 'a service behind the model is down',
		hint: LATER,
		retryable: true,
	},
	content_policy_violation: {
		refuses: 'its content is not allowed',
		hint: 'Change {field}.',
	},
	no_media_generated: {
		ended: 'the model made no video',
		hint: 'Change the prompt.',
	},
	image_too_small: {
		refuses: 'at least {min_width}×{min_height} pixels are needed',
		hint: 'Use a larger picture.',
	},
	image_too_large: {
		refuses: 'at most {max_width}×{max_height} pixels are allowed',
		hint: 'Use a smaller picture.',
	},
	image_load_error: {
		refuses: 'the picture could not be read',
		hint: 'Use a PNG, JPEG or WebP file.',
	},
	file_download_error: {
		refuses: 'the file could not be fetched',
		hint: PUBLIC_FILE,
	},
	face_detection_error: {
		refuses: 'no face was found',
		hint: 'Use a picture that shows the face.',
	},
	file_too_large: {
		refuses: 'at most {max_size} bytes are allowed',
		hint: 'Compress or shorten the file.',
	},
	greater_than: {
		refuses: 'it must be more than {gt}',
		hint: 'Change the value.',
	},
	greater_than_equal: {
		refuses: 'it must be at least {ge}',
		hint: 'Raise the value.',
	},
	less_than: { refuses: 'it must be less than {lt}', hint: 'Change the value.' },
	less_than_equal: {
		refuses: 'it must be at most {le}',
		hint: 'Lower the value.',
	},
	multiple_of: {
		refuses: 'it must be a multiple of {multiple_of}',
		hint: 'Change the value.',
	},
	sequence_too_short: {
		refuses: 'at least {min_length} are needed',
		hint: 'Add more.',
	},
	sequence_too_long: {
		refuses: 'at most {max_length} are allowed',
		hint: 'Remove some.',
	},
	one_of: {
		refuses: 'it must be one of {expected}',
		hint: 'Choose one of these.',
	},
	feature_not_supported: {
		refuses: 'the model cannot do this',
		hint: 'Remove it or choose another model.',
	},
	invalid_archive: {
		refuses: 'the archive could not be read',
		hint: 'Make the archive anew.',
	},
	archive_file_count_below_minimum: {
		refuses: 'the archive holds too few files',
		hint: 'Add files.',
	},
	archive_file_count_exceeds_maximum: {
		refuses: 'the archive holds too many files',
		hint: 'Remove files.',
	},
	audio_duration_too_long: {
		refuses: '{provided_duration} s of sound, at most {max_duration} s',
		hint: 'Shorten it.',
	},
	audio_duration_too_short: {
		refuses: '{provided_duration} s of sound, at least {min_duration} s',
		hint: 'Use a longer one.',
	},
	video_duration_too_long: {
		refuses: '{provided_duration} s long, at most {max_duration} s',
		hint: 'Shorten it or choose another model.',
	},
	video_duration_too_short: {
		refuses: '{provided_duration} s long, at least {min_duration} s',
		hint: 'Use a longer clip or choose another model.',
	},
	unsupported_audio_format: {
		refuses: 'only {supported_formats} are taken',
		hint: 'Convert the file.',
	},
	unsupported_image_format: {
		refuses: 'only {supported_formats} are taken',
		hint: 'Convert the file.',
	},
	unsupported_video_format: {
		refuses: 'only {supported_formats} are taken',
		hint: 'Convert the file.',
	},
	missing: { refuses: 'it is missing', hint: 'Fill it in.' },
	literal_error: {
		refuses: 'it must be {expected}',
		hint: 'Choose one of these.',
	},
	enum: { refuses: 'it must be {expected}', hint: 'Choose one of these.' },
	string_type: { refuses: 'it must be text', hint: 'Put the value in quotes.' },
	request_timeout: {
		ended: 'it took longer than fal allows',
		hint: `${LATER} A shorter clip helps.`,
		retryable: true,
	},
	startup_timeout: { ended: 'no machine was ready in time', hint: LATER, retryable: true },
	runner_scheduling_failure: { ended: 'no machine was free', hint: LATER, retryable: true },
	runner_connection_timeout: { ended: 'its machine did not answer', hint: LATER, retryable: true },
	runner_disconnected: { ended: 'its machine went away', hint: LATER, retryable: true },
	runner_connection_refused: { ended: 'its machine did not answer', hint: LATER, retryable: true },
	runner_connection_error: { ended: 'its machine did not answer', hint: LATER, retryable: true },
	runner_incomplete_response: {
		ended: 'its machine sent half an answer',
		hint: LATER,
		retryable: true,
	},
	runner_server_error: { ended: 'its machine stopped', hint: LATER, retryable: true },
	client_disconnected: { ended: 'the request was dropped', hint: LATER, retryable: true },
	client_cancelled: {
		ended: 'the request was cancelled',
		hint: 'Run the item again to order it anew.',
	},
	bad_request: {
		ended: 'fal did not understand the request',
		hint: 'Check Additional Input and the endpoint.',
	},
	internal_error: { ended: 'fal itself stopped', hint: LATER, retryable: true },
};

/** An upload that did not work out; the message completes "… could not be uploaded to fal: ". */
export class UploadError extends Error {
	override readonly name = 'UploadError';

	constructor(
		message: string,
		readonly statusCode: number | null,
	) {
		super(message);
	}
}

const NO_ANSWER = 'its storage did not answer';

/** What went wrong, where it was not storage that said so. */
export function uploadErrorOf(error: unknown): UploadError {
	return error instanceof UploadError ? error : new UploadError(NO_ANSWER, null);
}

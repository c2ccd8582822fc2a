/** What fal answered when it was asked for a place to upload to. */
export interface PlaceAnswer {
	statusCode: number | null;
	body: unknown;
}

/** An upload that did not work out; the message completes "… could not be uploaded to fal: ". */
export class UploadError extends Error {
	override readonly name = 'UploadError';

	/** @param refusal of the key or the account, which no other place would mend */
	constructor(
		message: string,
		readonly statusCode: number | null,
		readonly refusal: PlaceAnswer | null = null,
	) {
		super(message);
	}
}

const NO_ANSWER = 'its storage did not answer';

/** What went wrong, where it was not storage that said so. */
export function uploadErrorOf(error: unknown): UploadError {
	return error instanceof UploadError ? error : new UploadError(NO_ANSWER, null);
}

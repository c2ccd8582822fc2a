import { failure, InvalidInputError, type Failure } from '../errors';
import { UploadError } from '../media/upload';
import { isRecord } from '../records';

/** Why a file did not reach fal's storage. Nothing was bought. */
export function uploadFailure(label: string, error: unknown): Failure {
	const { message, statusCode } =
		error instanceof UploadError ? error : new UploadError(String(error), null);
	const keyRefused = statusCode === 401 || statusCode === 403;
	return failure({
		type: keyRefused ? 'upload_forbidden' : 'upload_failed',
		message: keyRefused
			? `fal did not take the upload of ${label} with this key`
			: `${label} could not be uploaded to fal: ${message}`,
		field: label,
		hint: keyRefused
			? 'Paste the whole key (id:secret) from fal.ai/dashboard/keys into the credential.'
			: 'Run the item again later.',
		retryable: !keyRefused,
		charged: false,
	});
}

/** Why a file of the item cannot be read. */
export function missingFile(label: string, source: object, error: unknown): InvalidInputError {
	if ('dataUrl' in source) {
		return new InvalidInputError(label, `${label} is no readable data: URL`, 'Set it to Binary.');
	}
	if ('binary' in source && isRecord(source.binary) && !source.binary.id && !source.binary.data) {
		return new InvalidInputError(
			label,
			`${label}: the expression gives no content of the file`,
			'Put the name of the binary field there instead of an expression.',
		);
	}
	const { message = '' } = error as { message?: string };
	const name = 'binary' in source && typeof source.binary === 'string' ? ` "${source.binary}"` : '';
	const gone = /no binary field|binary file|does not resolve/i.test(message);
	return gone
		? new InvalidInputError(
				label,
				`${label}: the item has no binary field${name}`,
				'Check the name, and that the node before hands the file on.',
			)
		: new InvalidInputError(
				label,
				`${label}: the file of binary field${name} could not be read`,
				'Run the node before again: n8n may have deleted the file.',
			);
}

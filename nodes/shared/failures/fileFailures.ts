import { failure, InvalidInputError, type Failure } from './failure';
import { accountFailure } from './accountFailure';
import { REFUSALS, UploadError } from '../media/upload';
import { isRecord } from '../util/unknown';

/** Why a file did not reach fal's storage. Nothing was bought. */
export function uploadFailure(label: string, error: unknown): Failure {
	const { message, statusCode, refusal } =
		error instanceof UploadError ? error : new UploadError(String(error), null);
	const account =
		refusal &&
		accountFailure({ ...refusal, headers: {}, sent: true }, 'its file storage', undefined);
	if (account) return account;
	const refused = REFUSALS.includes(statusCode ?? 0);
	return failure({
		type: 'upload_failed',
		message: `${label} could not be uploaded to fal: ${message}`,
		field: label,
		hint: refused ? 'Use a smaller file or another kind of file.' : 'Run the item again later.',
		retryable: !refused,
		charged: false,
	});
}

/**
 * Why a file of the item cannot be read.
 * @param has the item's binary fields, as a person may read them; '' for none
 */
export function missingFile(
	label: string,
	source: object,
	error: unknown,
	has = '',
): InvalidInputError {
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
				`${label}: the item has no binary field${name}${has === '' ? '' : `; it has ${has}`}`,
				has === ''
					? 'Check the name, and that the node before hands the file on.'
					: `Enter one of these names in ${label}.`,
			)
		: new InvalidInputError(
				label,
				`${label}: the file of binary field${name} could not be read`,
				'Run the node before again: n8n may have deleted the file.',
			);
}

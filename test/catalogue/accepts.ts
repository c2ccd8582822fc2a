// Whether a body fits a schema, asked of a validator that knows nothing of ours.
import Ajv from 'ajv';
import type { Json } from './grammar';

/** @returns the validator's complaints; none: the body fits */
export function complaints(schema: Json, body: unknown): string[] {
	// Formats are left out, because a binary field's mark stands where a link will be.
	const ajv = new Ajv({
		allErrors: true,
		format: false,
		nullable: true,
		schemaId: 'auto',
		extendRefs: 'ignore',
		multipleOfPrecision: 6,
		unknownFormats: 'ignore',
		logger: false,
	});
	const validate = ajv.compile(schema);
	if (validate(body) === true) return [];
	return (validate.errors ?? []).map(({ dataPath, message }) => `${dataPath} ${message ?? ''}`);
}

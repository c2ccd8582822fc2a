import { readDocumentAnswer, type CatalogueFailure } from '../shared/catalogue/answers';
import { createCache } from '../shared/catalogue/cache';
import type { FalClient } from '../shared/fal/client';
import { readDocument } from './schema/document';
import type { ModelSchema } from './schema/shape';

/** What fal says that a model takes, or why that is not known. */
export type Description =
	{ is: 'described'; schema: ModelSchema } | (Omit<CatalogueFailure, 'is'> & { is: 'unknown' });

/** Ten minutes, because each opening of a node asks; some hundred because a document is large. */
const described = createCache<Description>({
	most: 200,
	keeps: (description) => description.is === 'described' || description.kind === 'undescribed',
});

/**
 * Asks fal for the schema of a model, at most once in ten minutes.
 * @param account whose private models may be meant
 */
export async function describeModel(
	client: FalClient,
	account: string,
	endpointId: string,
): Promise<Description> {
	const key = JSON.stringify([client.proxyUrl, account, endpointId]);
	return await described.get(key, async () => {
		const reading = readDocumentAnswer(await client.model(endpointId), endpointId);
		if (reading.is === 'failed') return { ...reading, is: 'unknown' };
		const schema = readDocument(reading.document, endpointId);
		if (schema.is === 'schema') return { is: 'described', schema: schema.schema };
		return {
			is: 'unknown',
			message: `fal's description of ${endpointId} ${schema.because}`,
			hint: 'Give its fields in Additional Input (JSON).',
			kind: 'undescribed',
		};
	});
}
